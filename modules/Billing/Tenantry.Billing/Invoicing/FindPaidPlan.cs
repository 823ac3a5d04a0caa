using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>What a subscription's invoice charged for.</summary>
internal sealed record PaidPlan(string Plan, long Quantity, IReadOnlyList<PaidAddOn> AddOns);

/// <summary>
/// Finds the plan and the add-ons that a subscription's invoice charged for, by its lines. The subscription may be on another plan by the time
/// the invoice is told, and whoever gave by that plan would give for the cheap one what only the dear one has.
/// </summary>
internal sealed class FindPaidPlan(IPaymentGateway gateway, PriceBook prices, ICatalogue catalogue)
{
    public async Task<PaidPlan> RunAsync(GatewayInvoice paid, Subscription owner, CancellationToken ct)
    {
        var sum = new Sum();
        // An invoice for a change says what became more or less, and nothing of what is had besides: that is on the period's earlier ones.
        foreach (var id in await EarlierInvoices.FindAsync(gateway, paid, ct))
        {
            if (await gateway.FindInvoiceAsync(new(id), ct) is { } earlier)
            {
                await AddAsync(sum, earlier, owner.Product, ct);
            }
        }

        await AddAsync(sum, paid, owner.Product, ct);
        var (key, quantity) = sum.Plan ?? (owner.Plan, owner.Quantity);
        return new PaidPlan(key, quantity, [.. sum.AddOns.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new PaidAddOn(one.Key, one.Value))]);
    }

    private async Task AddAsync(Sum sum, GatewayInvoice invoice, string product, CancellationToken ct)
    {
        var lines = new List<(PriceVersion Price, GatewayInvoiceLine Line)>();
        foreach (var line in invoice.Lines)
        {
            if (line.PriceId is { } id && await prices.FindByGatewayIdAsync(id, ct) is { } price && price.Product == product)
            {
                lines.Add((price, line));
            }
        }

        // A renewal may carry prorated lines of the period before: where a whole period is charged too, that one is meant.
        if (lines.Exists(one => !one.Line.IsProration))
        {
            lines.RemoveAll(one => one.Line.IsProration);
            sum.AddOns.Clear();
        }

        // What went is credited before what came is charged: of an add-on that became more there are both.
        foreach (var (price, line) in lines.Where(one => IsAddOn(one.Price)).OrderBy(one => one.Line.Amount.MinorUnits >= 0))
        {
            sum.AddOns.Remove(price.Plan);
            if (line.Amount.MinorUnits >= 0)
            {
                sum.AddOns.Add(price.Plan, line.Quantity ?? 1);
            }
        }

        foreach (var (price, line) in lines.Where(one => !IsAddOn(one.Price) && one.Line.Amount.MinorUnits >= 0).Take(1))
        {
            sum.Plan = (price.Plan, line.Quantity ?? 1);
        }
    }

    private bool IsAddOn(PriceVersion price) => catalogue.FindPlan(price.Product, price.Plan)?.Kind == PlanKind.AddOn;

    private sealed class Sum
    {
        public (string Plan, long Quantity)? Plan { get; set; }

        public Dictionary<string, long> AddOns { get; } = new(StringComparer.Ordinal);
    }
}
