using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayCreditNote> CreateCreditNoteAsync(NewGatewayCreditNote note, IdempotencyKey key, CancellationToken ct)
    {
        var amount = StripeAmounts.ToStripe(note.Amount);
        var request = new CreditNoteCreateOptions
        {
            Invoice = note.InvoiceId, Amount = amount, Memo = note.Memo, RefundAmount = note.IsRefunded ? amount : null,
        };
        return (await RunAsync(stripe.V1.CreditNotes.CreateAsync(request, For(key), ct), ct)).ToGateway();
    }

    public async Task<GatewayCreditNote?> FindCreditNoteAsync(GatewayCreditNoteId id, CancellationToken ct) =>
        (await FindAsync(stripe.V1.CreditNotes.GetAsync(id, cancellationToken: ct), ct))?.ToGateway();

    public async Task<string> CreditBalanceAsync(
        GatewayCustomerId customerId, Money amount, string description, IdempotencyKey key, CancellationToken ct)
    {
        var request = new CustomerBalanceTransactionCreateOptions
        {
            // Stripe's balance is the amount that the customer owes, so a credit is negative.
            Amount = -StripeAmounts.ToStripe(amount), Currency = amount.Currency.Code.ToLowerInvariant(), Description = description,
        };
        return (await RunAsync(stripe.V1.Customers.BalanceTransactions.CreateAsync(customerId, request, For(key), ct), ct)).RequiredId();
    }
}
