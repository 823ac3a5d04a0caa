using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Ingestion;

/// <summary>The log messages of the ingestion of usage events, within 400-499. Ids and counts only.</summary>
internal static partial class IngestionLog
{
    [LoggerMessage(401, LogLevel.Warning, "{Count} usage events of tenant {TenantId} differ from those counted under the same keys; they were refused")]
    public static partial void Conflicting(this ILogger logger, int count, Guid tenantId);
}
