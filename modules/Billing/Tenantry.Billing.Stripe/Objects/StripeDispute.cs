using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeDispute
{
    private static readonly RequiredFields Fields = new(
        "dispute", "id", "charge", "payment_intent?", "amount", "currency", "status", "reason", "evidence_details.due_by?", "created");

    public static GatewayDispute ToGateway(this Dispute dispute)
    {
        Fields.Check(dispute);
        return new(
            new(dispute.Id), new(dispute.PaymentIntentId ?? dispute.ChargeId), StripeAmounts.FromStripe(dispute.Amount, dispute.Currency),
            dispute.ReadStatus(), dispute.Reason,
            dispute.EvidenceDetails.DueBy.ToOffset(), dispute.Created.ToOffset());
    }

    private static DisputeStatus ReadStatus(this Dispute dispute) => dispute.Status switch
    {
        "warning_needs_response" or "warning_under_review" => DisputeStatus.Inquiry,
        "needs_response" => DisputeStatus.NeedsResponse,
        "under_review" => DisputeStatus.UnderReview,
        "won" or "warning_closed" or "prevented" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        _ => throw StripeValues.UnknownStatus("dispute", dispute.Id, dispute.Status),
    };
}
