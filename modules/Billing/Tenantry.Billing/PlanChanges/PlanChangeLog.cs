using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Defines the log messages of plan changes.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class PlanChangeLog
{
    [LoggerMessage(1040, LogLevel.Warning, "The payment provider refused to preview a change of subscription {SubscriptionId}: {Code}")]
    public static partial void QuoteRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1041, LogLevel.Warning, "The payment provider refused a change of subscription {SubscriptionId}: {Code}")]
    public static partial void ChangeRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1042, LogLevel.Error, "Quote {QuoteId} showed {QuotedMinor} minor units, but {ChargedMinor} were charged")]
    public static partial void ChargeDiffersFromQuote(this ILogger logger, Guid quoteId, long quotedMinor, long chargedMinor);
}
