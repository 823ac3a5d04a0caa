using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>An add-on that a subscription shall have, with the version of its price.</summary>
internal sealed record ChosenAddOn(PlanDescription AddOn, PriceVersion Price, long Quantity)
{
    public SubscriptionAddOn Summary => new(AddOn.Key, AddOn.Name, Price.Price, Quantity);
}

/// <summary>
/// Says which add-ons a subscription has after a change. One that is had keeps its price version; in another rhythm it gets the version sold
/// there; and where it does not fit the new plan, or is not sold in its rhythm, it goes.
/// </summary>
internal sealed class ChooseAddOns(ICatalogue catalogue, PriceBook prices, RulePrices rules)
{
    public async Task<Result<IReadOnlyList<ChosenAddOn>>> RunAsync(Subscription row, PlanDescription plan, PriceVersion price, IReadOnlyDictionary<string, long> wished, CancellationToken ct)
    {
        var chosen = new List<ChosenAddOn>();
        var held = row.AddOns.ToLookup(heldAddOn => heldAddOn.Plan);
        foreach (var key in held.Select(one => one.Key).Union(wished.Keys, StringComparer.Ordinal))
        {
            var isWished = wished.TryGetValue(key, out var number);
            var had = held[key].FirstOrDefault();
            if (isWished && number == 0)
            {
                continue;
            }

            if (await FindAsync(row, had, plan, price, key, ct) is not { } found)
            {
                if (isWished)
                {
                    return CatalogProblems.AddOnNotSold.On("addOns");
                }

                continue;
            }

            var quantity = isWished ? number : had!.Quantity;
            if (isWished && !Sells(found.Price.Price, quantity))
            {
                return CatalogProblems.QuantityNotSold.On("addOns");
            }

            chosen.Add(new ChosenAddOn(found.AddOn, found.Price, quantity));
        }

        return chosen;
    }

    private async Task<(PlanDescription AddOn, PriceVersion Price)?> FindAsync(Subscription row, HeldAddOn? had, PlanDescription plan, PriceVersion price, string key, CancellationToken ct)
    {
        if (catalogue.FindPlan(row.Product, key) is not { Kind: PlanKind.AddOn } addOn || (!addOn.Fits.IsEmpty && !addOn.Fits.Contains(plan.Key)))
        {
            return null;
        }

        // Who has it keeps it at its price, also where it is not sold any more.
        if (had is not null && PriceSlot.Of(had.Price) == price.Slot && await prices.FindAsync(had.PriceId, ct) is { } kept)
        {
            return (addOn, kept);
        }

        return catalogue.Find(row.Product)?.AddOnsFor(plan, price.Price).Any(one => one.AddOn.Key == key) == true
            && await prices.CurrentAsync(row.Product, key, new PriceChoice(price.Currency, price.Interval, price.IntervalCount), ct) is { } list
            ? (addOn, await rules.RunAsync(list, ct))
            : null;
    }

    private static bool Sells(RecurringPrice price, long quantity) => quantity >= 1 && (price.Scheme?.Sells(quantity) ?? quantity == 1);
}
