using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Log messages of tenants, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class TenantLog
{
    [LoggerMessage(200, LogLevel.Information, "Tenant {TenantId} was created by user {UserId}")]
    public static partial void TenantCreated(this ILogger logger, TenantId tenantId, Guid userId);

    [LoggerMessage(201, LogLevel.Information, "The status of tenant {TenantId} changed from {From} to {To}")]
    public static partial void TenantStatusChanged(this ILogger logger, TenantId tenantId, string from, string to);
}
