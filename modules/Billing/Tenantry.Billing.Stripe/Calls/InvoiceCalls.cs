using System.Globalization;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct)
    {
        if (await stripe.FindAsync<StripeInvoice>($"{Path("invoices", id)}?expand[0]=payments", ct) is not { } invoice)
        {
            return null;
        }

        // An invoice carries its first lines only. Half an invoice must not pass for a whole one.
        var read = invoice.Lines.HasMore
            ? invoice.Read(await stripe.ListAsync<StripeInvoiceLine>($"{Path("invoices", id)}/lines", Query.Of(), line => line.Id, ct).ToListAsync(ct))
            : invoice.Read();
        return read with { Taxes = await WithPercentsAsync(invoice.TotalTaxes ?? [], read.Taxes, ct) };
    }

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(string? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct) => stripe
        .ListAsync<StripeInvoice>(
            "v1/invoices",
            Query.Of(
                ("customer", customerId), ("status", status?.ToString().ToLowerInvariant()),
                ("created[gte]", since?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), ("expand[0]", "data.payments")),
            one => one.Id!,
            ct)
        .Where(one => one.Customer is not null)
        .Select(one => one.Read());

    public async Task<GatewayInvoice> PayInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        (await stripe.PostAsync<StripeInvoice>($"{Path("invoices", id)}/pay", new FormFields().Add("expand[0]", "payments"), key, ct)).Read();

    public Task VoidInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>($"{Path("invoices", id)}/void", new FormFields(), key, ct);

    public Task MarkUncollectibleAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>($"{Path("invoices", id)}/mark_uncollectible", new FormFields(), key, ct);

    public async Task<string> AddInvoiceItemAsync(NewGatewayInvoiceItem item, IdempotencyKey key, CancellationToken ct) => (await stripe.PostAsync<StripeId>(
        "v1/invoiceitems",
        new FormFields().Add("customer", item.CustomerId).Add("amount", StripeAmounts.ToStripe(item.Amount))
            .Add("currency", item.Amount.Currency.Code.ToLowerInvariant()).Add("description", item.Description).Add("subscription", item.SubscriptionId),
        key,
        ct)).Id;

    public async Task<GatewayCreditNote> CreateCreditNoteAsync(NewGatewayCreditNote note, IdempotencyKey key, CancellationToken ct)
    {
        var amount = StripeAmounts.ToStripe(note.Amount);
        return (await stripe.PostAsync<StripeCreditNote>(
            "v1/credit_notes",
            new FormFields().Add("invoice", note.InvoiceId).Add("amount", amount).Add("memo", note.Memo).Add("refund_amount", note.IsRefunded ? amount : null),
            key,
            ct)).Read();
    }

    public async Task<GatewayCreditNote?> FindCreditNoteAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeCreditNote>(Path("credit_notes", id), ct))?.Read();

    public async Task<string> CreditBalanceAsync(string customerId, Money amount, string description, IdempotencyKey key, CancellationToken ct) =>
        (await stripe.PostAsync<StripeId>(
            $"{Path("customers", customerId)}/balance_transactions",
            // Stripe's balance is what the customer owes: a credit is negative.
            new FormFields().Add("amount", -StripeAmounts.ToStripe(amount)).Add("currency", amount.Currency.Code.ToLowerInvariant()).Add("description", description),
            key,
            ct)).Id;
}
