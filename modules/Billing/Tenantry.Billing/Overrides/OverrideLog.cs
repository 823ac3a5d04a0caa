using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Overrides;

/// <summary>Defines the log messages of overrides.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class OverrideLog
{
    [LoggerMessage(1090, LogLevel.Warning, "Override {OverrideId} failed and will be retried")]
    public static partial void OverrideFailed(this ILogger logger, Guid overrideId, Exception exception);
}
