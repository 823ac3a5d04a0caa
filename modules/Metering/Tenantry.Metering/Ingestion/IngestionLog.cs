using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Ingestion;

/// <summary>Log messages of event ingestion, event IDs 400-499. They contain IDs and counts only.</summary>
internal static partial class IngestionLog
{
    [LoggerMessage(401, LogLevel.Warning,
        "{Count} usage events of tenant {TenantId} conflict with events already counted under the same idempotency keys; they were "
            + "rejected")]
    public static partial void Conflicting(this ILogger logger, int count, Guid tenantId);
}
