using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Keys;

namespace Tenantry.Tenancy;

/// <summary>Everything tenancy says, 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class TenancyLog
{
    [LoggerMessage(200, LogLevel.Information, "Tenant {TenantId} was made by user {UserId}")]
    public static partial void TenantMade(this ILogger logger, TenantId tenantId, Guid userId);

    [LoggerMessage(201, LogLevel.Information, "Tenant {TenantId} went {From} -> {To}")]
    public static partial void TenantMoved(this ILogger logger, TenantId tenantId, string from, string to);

    [LoggerMessage(210, LogLevel.Information, "User {UserId} signed in")]
    public static partial void SignedIn(this ILogger logger, Guid userId);

    [LoggerMessage(211, LogLevel.Warning, "User {UserId} is locked out after too many wrong passwords")]
    public static partial void LockedOut(this ILogger logger, Guid userId);

    [LoggerMessage(212, LogLevel.Information, "User {UserId} confirmed their address")]
    public static partial void EmailConfirmed(this ILogger logger, Guid userId);

    [LoggerMessage(213, LogLevel.Information, "User {UserId} set a new password; their other sessions end")]
    public static partial void PasswordSet(this ILogger logger, Guid userId);

    [LoggerMessage(220, LogLevel.Information, "Key {KeyId} was made")]
    public static partial void KeyMade(this ILogger logger, ApiKeyId keyId);

    [LoggerMessage(221, LogLevel.Information, "Key {KeyId} was revoked")]
    public static partial void KeyRevoked(this ILogger logger, ApiKeyId keyId);

    [LoggerMessage(230, LogLevel.Warning, "A request named different tenants: address {BySubdomain}, key {ByKey}, sign-in {ByClaim}")]
    public static partial void TenantsDisagree(this ILogger logger, TenantId? bySubdomain, TenantId? byKey, TenantId? byClaim);

    [LoggerMessage(240, LogLevel.Information, "Operator {UserId} was made")]
    public static partial void OperatorMade(this ILogger logger, Guid userId);

    [LoggerMessage(241, LogLevel.Warning, "There is no operator. Set Tenantry:Tenancy:OperatorEmail and OperatorPassword for one start")]
    public static partial void NoOperator(this ILogger logger);
}
