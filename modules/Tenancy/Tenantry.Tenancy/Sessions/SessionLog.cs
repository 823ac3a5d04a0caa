using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Sessions;

/// <summary>The log messages of sessions, within 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(210, LogLevel.Information, "User {UserId} signed in")]
    public static partial void SignedIn(this ILogger logger, Guid userId);

    [LoggerMessage(211, LogLevel.Warning, "User {UserId} is locked out after too many wrong passwords")]
    public static partial void LockedOut(this ILogger logger, Guid userId);

    [LoggerMessage(230, LogLevel.Warning, "A request named different tenants: address {BySubdomain}, key {ByKey}, sign-in {ByClaim}")]
    public static partial void TenantsDisagree(this ILogger logger, TenantId? bySubdomain, TenantId? byKey, TenantId? byClaim);
}
