using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>Represents the plan and the add-ons that a subscription's invoice charged for.</summary>
internal sealed record PaidPlan(string Plan, long Quantity, IReadOnlyList<PaidAddOn> AddOns);

/// <summary>
/// Finds the plan and the add-ons that a subscription's invoice charged for, by its lines. The current plan of the subscription must not be
/// used: it may have changed since, and a payment for a cheaper plan would grant the allowance of a more expensive one.
/// </summary>
internal sealed class FindPaidPlan(IPaymentGateway gateway, PriceBook prices, ICatalog catalog)
{
    public async Task<PaidPlan> RunAsync(GatewayInvoice paid, Subscription owner, CancellationToken ct)
    {
        var totals = new PaidItems();
        // An invoice for a change contains only the differences. Everything else is on the prior invoices of the period.
        foreach (var id in await PriorInvoices.FindAsync(gateway, paid, ct))
        {
            if (await gateway.FindInvoiceAsync(new(id), ct) is { } priorInvoice)
            {
                await AddAsync(totals, priorInvoice, owner.Product, ct);
            }
        }

        await AddAsync(totals, paid, owner.Product, ct);
        var (key, quantity) = totals.Plan ?? (owner.Plan, owner.Quantity);
        return new PaidPlan(key, quantity,
            [.. totals.AddOns.OrderBy(addOn => addOn.Key, StringComparer.Ordinal).Select(addOn => new PaidAddOn(addOn.Key, addOn.Value))]);
    }

    private async Task AddAsync(PaidItems totals, GatewayInvoice invoice, string product, CancellationToken ct)
    {
        var lines = new List<(PriceVersion Price, GatewayInvoiceLine Line)>();
        foreach (var line in invoice.Lines)
        {
            if (line.PriceId is { } id && await prices.FindByGatewayIdAsync(id, ct) is { } price && price.Product == product)
            {
                lines.Add((price, line));
            }
        }

        // A renewal can contain prorated lines of the previous period. If a full period is charged as well, the prorated lines are ignored.
        if (lines.Exists(entry => !entry.Line.IsProration))
        {
            lines.RemoveAll(entry => entry.Line.IsProration);
            totals.AddOns.Clear();
        }

        // Credits are applied before charges: an increased add-on has a line of each.
        foreach (var (price, line) in lines.Where(entry => IsAddOn(entry.Price)).OrderBy(entry => entry.Line.Amount.MinorUnits >= 0))
        {
            totals.AddOns.Remove(price.Plan);
            if (line.Amount.MinorUnits >= 0)
            {
                totals.AddOns.Add(price.Plan, line.Quantity ?? 1);
            }
        }

        foreach (var (price, line) in lines.Where(entry => !IsAddOn(entry.Price) && entry.Line.Amount.MinorUnits >= 0).Take(1))
        {
            totals.Plan = (price.Plan, line.Quantity ?? 1);
        }
    }

    private bool IsAddOn(PriceVersion price) => catalog.FindPlan(price.Product, price.Plan)?.Kind == PlanKind.AddOn;

    private sealed class PaidItems
    {
        public (string Plan, long Quantity)? Plan { get; set; }

        public Dictionary<string, long> AddOns { get; } = new(StringComparer.Ordinal);
    }
}
