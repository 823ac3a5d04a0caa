using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeRefund
{
    private static readonly RequiredFields Fields = new(
        "refund", "id", "payment_intent?", "charge?", "amount", "currency", "status?", "created");

    public static GatewayRefund ToGateway(this Refund refund)
    {
        Fields.Check(refund);
        return new(
            new(refund.Id),
            new(refund.PaymentIntentId ?? refund.ChargeId
                ?? throw new GatewayException("no_payment", $"The refund {refund.Id} has no payment.", isTransient: false)),
            StripeAmounts.FromStripe(refund.Amount, refund.Currency), refund.ReadStatus(), refund.Created.ToOffset());
    }

    private static RefundStatus ReadStatus(this Refund refund) => refund.Status switch
    {
        null or "pending" => RefundStatus.Pending,
        "requires_action" => RefundStatus.RequiresAction,
        "succeeded" => RefundStatus.Succeeded,
        "failed" => RefundStatus.Failed,
        "canceled" => RefundStatus.Canceled,
        _ => throw StripeValues.UnknownStatus("refund", refund.Id, refund.Status),
    };
}
