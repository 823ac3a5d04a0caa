using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents an add-on that a subscription has after a change, with its price version.</summary>
internal sealed record ChosenAddOn(PlanDescription AddOn, PriceVersion Price, long Quantity)
{
    public SubscriptionAddOn Summary => new(AddOn.Key, AddOn.Name, Price.Price, Quantity);
}

/// <summary>
/// Determines the add-ons of a subscription after a change. An existing add-on keeps its price version; if the billing interval changes, it
/// gets the version of the new interval; if it does not fit the new plan or is not sold in the new interval, it is removed.
/// </summary>
internal sealed class ChooseAddOns(ICatalog catalog, PriceBook prices, ApplyPricingRules rules)
{
    public async Task<Result<IReadOnlyList<ChosenAddOn>>> RunAsync(
        Subscription row, PlanDescription plan, PriceVersion price, IReadOnlyDictionary<string, long> requested, CancellationToken ct)
    {
        var chosen = new List<ChosenAddOn>();
        var current = row.AddOns.ToLookup(heldAddOn => heldAddOn.Plan);
        foreach (var key in current.Select(addOn => addOn.Key).Union(requested.Keys, StringComparer.Ordinal))
        {
            var isRequested = requested.TryGetValue(key, out var number);
            var existing = current[key].FirstOrDefault();
            if (isRequested && number == 0)
            {
                continue;
            }

            if (await FindAsync(row, existing, plan, price, key, ct) is not { } version)
            {
                if (isRequested)
                {
                    return CatalogProblems.AddOnNotSold.WithField("addOns");
                }

                continue;
            }

            var quantity = isRequested ? number : version.Price.Id == existing!.PriceId ? existing.Quantity
                : version.Price.Price.CarryQuantity(existing.Price, existing.Quantity);
            if (isRequested && (quantity < 1 || !version.Price.Price.AllowsQuantity(quantity)))
            {
                return CatalogProblems.QuantityNotSold.WithField("addOns");
            }

            chosen.Add(new ChosenAddOn(version.AddOn, version.Price, quantity));
        }

        return chosen;
    }

    private async Task<(PlanDescription AddOn, PriceVersion Price)?> FindAsync(
        Subscription row, AddOnItem? existing, PlanDescription plan, PriceVersion price, string key, CancellationToken ct)
    {
        if (catalog.FindPlan(row.Product, key) is not { Kind: PlanKind.AddOn } addOn
            || (!addOn.CompatiblePlans.IsEmpty && !addOn.CompatiblePlans.Contains(plan.Key)))
        {
            return null;
        }

        // An existing add-on keeps its price, even if it is no longer sold.
        if (existing is not null && PriceKey.Of(existing.Price) == price.Key && await prices.FindAsync(existing.PriceId, ct) is { } kept)
        {
            return (addOn, kept);
        }

        return catalog.Find(row.Product)?.AddOnsFor(plan, price.Price).Any(offered => offered.AddOn.Key == key) == true
            && await prices.GetCurrentAsync(row.Product, key,
                new PriceChoice(price.Currency, price.Interval, price.IntervalCount), ct) is { } list
            ? (addOn, await rules.RunAsync(list, ct))
            : null;
    }
}
