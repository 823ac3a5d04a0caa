using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeCreditNote
{
    private static readonly RequiredFields Fields = new(
        "credit note", "id", "invoice", "customer", "number", "total", "total_excluding_tax?", "currency", "created", "voided_at?",
        "memo?");

    public static GatewayCreditNote ToGateway(this CreditNote note)
    {
        Fields.Check(note);
        return new(
            new(note.Id), new(note.InvoiceId), new(note.CustomerId), note.Number, StripeAmounts.FromStripe(note.Total, note.Currency),
            note.TotalExcludingTax is { } net
                ? StripeAmounts.FromStripe(net, note.Currency)
                : null, note.Created.ToOffset(), note.VoidedAt.ToOffset(), note.Memo);
    }
}
