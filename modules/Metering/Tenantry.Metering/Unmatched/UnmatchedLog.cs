using Microsoft.Extensions.Logging;

namespace Tenantry.Metering.Unmatched;

/// <summary>The log messages of unmatched usage events, within 400-499. Ids and counts only.</summary>
internal static partial class UnmatchedLog
{
    [LoggerMessage(400, LogLevel.Warning, "{Count} usage events of tenant {TenantId} name no known meter; they are kept apart")]
    public static partial void Unmatched(this ILogger logger, int count, Guid tenantId);
}
