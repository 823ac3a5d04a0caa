using Microsoft.Extensions.Logging;

namespace Tenantry.Billing;

/// <summary>Everything billing says, 1000-1999. Ids only: no names, no addresses, no amounts of a named person.</summary>
internal static partial class BillingLog
{
    [LoggerMessage(1000, LogLevel.Information, "Subscription {SubscriptionId} of tenant {TenantId} went {From} -> {To}")]
    public static partial void Moved(this ILogger logger, Guid subscriptionId, Guid tenantId, SubscriptionStatus from, SubscriptionStatus to);

    [LoggerMessage(1001, LogLevel.Error, "Subscription {SubscriptionId} is {From}; the provider says {To}, which the table of states refuses")]
    public static partial void IllegalMove(this ILogger logger, Guid subscriptionId, SubscriptionStatus from, SubscriptionStatus to);

    [LoggerMessage(1010, LogLevel.Warning, "A webhook was rejected: its signature is missing, wrong or too old")]
    public static partial void WebhookRejected(this ILogger logger);

    [LoggerMessage(1020, LogLevel.Debug, "The catalogue has {Products} products and {Plans} plans on sale")]
    public static partial void CatalogueLoaded(this ILogger logger, int products, int plans);

    [LoggerMessage(1050, LogLevel.Error, "Invoice {InvoiceId} does not add up: its lines miss the provider's total by {Drift} minor units")]
    public static partial void InvoiceDrifts(this ILogger logger, string invoiceId, long drift);

    [LoggerMessage(1030, LogLevel.Error, "The payment provider refused a checkout: {Code}")]
    public static partial void CheckoutRefused(this ILogger logger, string code, Exception exception);

    [LoggerMessage(1060, LogLevel.Information, "{Lapsed} reservations of credits ran out, and expired credits were written off in {Accounts} accounts")]
    public static partial void CreditsSettled(this ILogger logger, int lapsed, int accounts);

    [LoggerMessage(1040, LogLevel.Warning, "The payment provider refuses to preview a change of subscription {SubscriptionId}: {Code}")]
    public static partial void QuoteRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1041, LogLevel.Warning, "The payment provider refuses a change of subscription {SubscriptionId}: {Code}")]
    public static partial void ChangeRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1042, LogLevel.Error, "Quote {QuoteId} said {QuotedMinor} minor units, and {ChargedMinor} were charged")]
    public static partial void ChargedOtherwise(this ILogger logger, Guid quoteId, long quotedMinor, long chargedMinor);

    [LoggerMessage(1110, LogLevel.Warning, "The payment provider did not take the billing details; they are told again: {Code}")]
    public static partial void DetailsWait(this ILogger logger, string code, Exception exception);

    [LoggerMessage(1111, LogLevel.Warning, "The payment provider does not accept a tax number: {Code}")]
    public static partial void TaxNumberRefused(this ILogger logger, string code, Exception exception);

    [LoggerMessage(1090, LogLevel.Warning, "Override {OverrideId} waits, and is tried again")]
    public static partial void OverrideWaits(this ILogger logger, Guid overrideId, Exception exception);

    [LoggerMessage(1080, LogLevel.Error, "The payment provider refused a refund of payment {PaymentId}: {Code}")]
    public static partial void RefundFailed(this ILogger logger, string paymentId, string code, Exception exception);

    [LoggerMessage(1082, LogLevel.Information, "Unpaid invoice {InvoiceId} was tried and not paid: {Code}")]
    public static partial void RetryRefused(this ILogger logger, string invoiceId, string code);

    [LoggerMessage(1084, LogLevel.Error, "The payment provider did not end subscription {SubscriptionId} at once: {Code}")]
    public static partial void EndRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1085, LogLevel.Error, "The payment provider refused the retention offer of subscription {SubscriptionId}: {Code}")]
    public static partial void RetentionRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1086, LogLevel.Error, "The payment provider refused a gift of time to subscription {SubscriptionId}: {Code}")]
    public static partial void GiftRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1083, LogLevel.Error, "The payment provider did not open its page for a card: {Code}")]
    public static partial void PortalRefused(this ILogger logger, string code, Exception exception);

    [LoggerMessage(1081, LogLevel.Error, "Dispute {DisputeId} is {From}; the provider says {To}, which the table of states refuses")]
    public static partial void IllegalDispute(this ILogger logger, string disputeId, Gateways.DisputeStatus from, Gateways.DisputeStatus to);

    [LoggerMessage(1091, LogLevel.Warning, "The payment provider refuses the new price of subscription {SubscriptionId}: {Code}")]
    public static partial void MoveRefused(this ILogger logger, Guid subscriptionId, string code, Exception exception);

    [LoggerMessage(1130, LogLevel.Warning, "Item {ItemId} of subscription {GatewayId} has price {PriceId}, which belongs to no plan here: it is not mirrored")]
    public static partial void ForeignItem(this ILogger logger, string gatewayId, string itemId, string priceId);
    [LoggerMessage(1120, LogLevel.Warning, "The payment provider did not take a move of the referral credit of {Reference}; it is told again: {Code}")]
    public static partial void ReferralWaits(this ILogger logger, string reference, string code, Exception exception);
}
