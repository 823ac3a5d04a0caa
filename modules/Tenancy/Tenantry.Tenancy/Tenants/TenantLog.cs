using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Tenants;

/// <summary>The log messages of tenants, within 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class TenantLog
{
    [LoggerMessage(200, LogLevel.Information, "Tenant {TenantId} was made by user {UserId}")]
    public static partial void TenantMade(this ILogger logger, TenantId tenantId, Guid userId);

    [LoggerMessage(201, LogLevel.Information, "Tenant {TenantId} went {From} -> {To}")]
    public static partial void TenantMoved(this ILogger logger, TenantId tenantId, string from, string to);
}
