using Microsoft.Extensions.Logging;

namespace Tenantry.Lifecycle.Emails;

/// <summary>Log messages of lifecycle emails, event IDs 660-699. They contain IDs only, no names or addresses.</summary>
internal static partial class EmailLog
{
    [LoggerMessage(660, LogLevel.Warning, "Tenant {TenantId} was not found; its email about {Product} was not sent")]
    public static partial void TenantNotFound(this ILogger logger, Guid tenantId, string product);
}
