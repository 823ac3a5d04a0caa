using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Quarantine;

/// <summary>Log messages of quarantined events, event IDs 400-499. They contain IDs and counts only.</summary>
internal static partial class QuarantineLog
{
    [LoggerMessage(400, LogLevel.Warning, "{Count} usage events of tenant {TenantId} have an unknown meter and were quarantined")]
    public static partial void Quarantined(this ILogger logger, int count, Guid tenantId);
}
