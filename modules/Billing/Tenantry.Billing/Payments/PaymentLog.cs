using Microsoft.Extensions.Logging;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Payments;

/// <summary>Defines the log messages of payments, refunds and disputes.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class PaymentLog
{
    [LoggerMessage(1080, LogLevel.Error, "The payment provider refused a refund of payment {PaymentId}: {Code}")]
    public static partial void RefundFailed(this ILogger logger, string paymentId, string code, Exception exception);

    [LoggerMessage(1081, LogLevel.Error, "Dispute {DisputeId} is {From}; the provider says {To}, which isn't a valid transition")]
    public static partial void IllegalDispute(this ILogger logger, string disputeId, DisputeStatus from, DisputeStatus to);

    [LoggerMessage(1083, LogLevel.Error, "The payment provider did not create a portal session: {Code}")]
    public static partial void PortalRefused(this ILogger logger, string code, Exception exception);
}
