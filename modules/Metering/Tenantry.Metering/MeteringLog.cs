using Microsoft.Extensions.Logging;

namespace Tenantry.Metering;

/// <summary>Everything metering says, 400-499. Ids and counts only.</summary>
internal static partial class MeteringLog
{
    [LoggerMessage(400, LogLevel.Warning, "{Count} usage events of tenant {TenantId} name no known meter; they are kept apart")]
    public static partial void Unmatched(this ILogger logger, int count, Guid tenantId);

    [LoggerMessage(401, LogLevel.Warning, "{Count} usage events of tenant {TenantId} differ from those counted under the same keys; they were refused")]
    public static partial void Conflicting(this ILogger logger, int count, Guid tenantId);

    [LoggerMessage(410, LogLevel.Information, "{Count} reservations ran out and were given back")]
    public static partial void Lapsed(this ILogger logger, int count);
}
