using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoices;

/// <summary>
/// Finds the plan that a subscription's invoice charged for, by its lines. The subscription may be on another plan by the time the invoice is
/// told, and whoever gave by that plan would give for the cheap one what only the dear one has.
/// </summary>
internal sealed class FindPaidPlan(PriceBook prices, ICatalogue catalogue)
{
    public async Task<(string Plan, long Quantity)> RunAsync(GatewayInvoice paid, Subscription owner, CancellationToken ct)
    {
        var addOns = catalogue.Find(owner.Product)?.AddOns.Select(one => one.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        // A renewal may carry prorated lines of the period before: where a whole period is charged too, that one is meant.
        foreach (var line in paid.Lines.Where(one => one.Amount.MinorUnits >= 0).OrderBy(one => one.IsProration))
        {
            if (line.PriceId is { } id && await prices.FindByGatewayIdAsync(id, ct) is { } price && price.Product == owner.Product && !addOns.Contains(price.Plan))
            {
                return (price.Plan, line.Quantity ?? 1);
            }
        }

        return (owner.Plan, owner.Quantity);
    }
}
