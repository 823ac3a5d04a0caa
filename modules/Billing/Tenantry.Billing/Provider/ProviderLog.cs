using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Provider;

/// <summary>Defines the log messages of webhooks and reconciliation.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class ProviderLog
{
    [LoggerMessage(1010, LogLevel.Warning, "A webhook was rejected: its signature is missing, wrong or too old")]
    public static partial void WebhookRejected(this ILogger logger);
}
