using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayInvoice?> FindInvoiceAsync(GatewayInvoiceId id, CancellationToken ct)
    {
        if (await FindAsync(stripe.V1.Invoices.GetAsync(id, new() { Expand = ["payments"] }, cancellationToken: ct), ct) is not { } invoice)
        {
            return null;
        }

        // An invoice contains only its first lines. A partial invoice must not be mistaken for a complete one.
        var mapped = invoice.Lines?.HasMore == true ? invoice.ToGateway(await ListLinesAsync(id, ct)) : invoice.ToGateway();
        return mapped with { Taxes = await WithPercentsAsync(invoice.TotalTaxes ?? [], mapped.Taxes, ct) };
    }

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        GatewayCustomerId? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct)
    {
        var request = new InvoiceListOptions
        {
            Customer = customerId, Status = status?.ToString().ToLowerInvariant(), Expand = ["data.payments"],
        };
        if (since is { } earliest)
        {
            request.Created = new DateRangeOptions { GreaterThanOrEqual = earliest.UtcDateTime };
        }

        return ListAsync(options => stripe.V1.Invoices.ListAsync(options, cancellationToken: ct), request, ct)
            .Where(invoice => invoice.CustomerId is not null)
            .Select(invoice => invoice.ToGateway());
    }

    public async Task<GatewayInvoice> PayInvoiceAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken ct) =>
        (await RunAsync(stripe.V1.Invoices.PayAsync(id, new() { Expand = ["payments"] }, For(key), ct), ct)).ToGateway();

    public Task VoidInvoiceAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.Invoices.VoidInvoiceAsync(id, requestOptions: For(key), cancellationToken: ct), ct);

    public Task MarkUncollectibleAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.Invoices.MarkUncollectibleAsync(id, requestOptions: For(key), cancellationToken: ct), ct);

    public async Task<string> AddInvoiceItemAsync(NewGatewayInvoiceItem item, IdempotencyKey key, CancellationToken ct)
    {
        var request = new InvoiceItemCreateOptions
        {
            Customer = item.CustomerId, Amount = StripeAmounts.ToStripe(item.Amount),
            Currency = item.Amount.Currency.Code.ToLowerInvariant(),
            Description = item.Description, Subscription = item.SubscriptionId,
        };
        return (await RunAsync(stripe.V1.InvoiceItems.CreateAsync(request, For(key), ct), ct)).RequiredId();
    }

    public async Task<GatewayInvoice> CreateInvoiceAsync(NewGatewayInvoice invoice, IdempotencyKey key, CancellationToken ct)
    {
        var currency = invoice.Amount.Currency.Code.ToLowerInvariant();
        // Collected only by PayInvoiceAsync: an invoice that advances by itself would be retried after the caller has given up.
        var created = await RunAsync(stripe.V1.Invoices.CreateAsync(new InvoiceCreateOptions
        {
            Customer = invoice.CustomerId, Currency = currency, AutoAdvance = false, PendingInvoiceItemsBehavior = "exclude",
            Metadata = new(invoice.Metadata), DefaultPaymentMethod = invoice.PaymentMethodId,
        }, For(key.ForStep("make")), ct), ct);
        await RunAsync(stripe.V1.InvoiceItems.CreateAsync(new InvoiceItemCreateOptions
        {
            Customer = invoice.CustomerId, Invoice = created.RequiredId(), Amount = StripeAmounts.ToStripe(invoice.Amount),
            Currency = currency, Description = invoice.Description, TaxBehavior = "inclusive", Discountable = false,
            Period = new() { Start = invoice.PeriodStart.UtcDateTime, End = invoice.PeriodEnd.UtcDateTime },
        }, For(key.ForStep("line")), ct), ct);
        return (await RunAsync(stripe.V1.Invoices.FinalizeInvoiceAsync(created.Id,
            new() { AutoAdvance = false, Expand = ["payments"] }, For(key), ct), ct)).ToGateway();
    }

    private ValueTask<List<InvoiceLineItem>> ListLinesAsync(string id, CancellationToken ct) =>
        ListAsync(request => stripe.V1.Invoices.LineItems.ListAsync(id, request, cancellationToken: ct),
            new InvoiceLineItemListOptions(), ct)
            .ToListAsync(ct);
}
