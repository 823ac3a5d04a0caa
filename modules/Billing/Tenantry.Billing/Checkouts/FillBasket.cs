using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Checkouts;

/// <summary>Finds what a purchase is made of, or says why it is not sold so.</summary>
internal sealed class FillBasket(ICatalogue catalogue, PriceBook prices)
{
    public async Task<Result<Basket>> RunAsync(Purchase purchase, CancellationToken ct)
    {
        if (catalogue.Find(purchase.Product) is not { } product || product.Plans.FirstOrDefault(one => one.Key == purchase.Plan) is not { } plan
            || await prices.CurrentAsync(product.Key, plan.Key, purchase.Choice, ct) is not { } price)
        {
            return BillingProblems.PlanNotFound;
        }

        if (plan.Kind == PlanKind.Custom)
        {
            return BillingProblems.PlanOnRequest;
        }

        var quantity = purchase.Quantity ?? price.Price.Scheme?.MinQuantity ?? 1;
        if (!Sells(price.Price, quantity))
        {
            return BillingProblems.QuantityNotSold.Saying(Limits(price.Price)).On("quantity");
        }

        var lines = new List<BasketLine> { new(plan, product.Plans.Length == 1 ? product.Name : $"{product.Name} – {plan.Name}", price, quantity) };
        foreach (var key in purchase.AddOns.Distinct(StringComparer.Ordinal))
        {
            if (await AddOnAsync(product, plan, price, key, ct) is not { } addOn)
            {
                return BillingProblems.AddOnNotSold;
            }

            lines.Add(addOn);
        }

        return new Basket(product, lines);
    }

    private async Task<BasketLine?> AddOnAsync(ProductDescription product, PlanDescription plan, PriceVersion price, string key, CancellationToken ct)
    {
        // One subscription has one rhythm and one currency: an add-on is sold with a plan only where it has a price in both.
        var choice = new PriceChoice(price.Currency, price.Interval, price.IntervalCount);
        return product.AddOnsFor(plan, price.Price).FirstOrDefault(one => one.AddOn.Key == key) is { AddOn: { } addOn }
            && await prices.CurrentAsync(product.Key, key, choice, ct) is { } version
            ? new BasketLine(addOn, $"{product.Name} – {addOn.Name}", version, version.Price.Scheme?.MinQuantity ?? 1)
            : null;
    }

    private static bool Sells(RecurringPrice price, long quantity) => price.Scheme?.Sells(quantity) ?? quantity == 1;

    private static string Limits(RecurringPrice price) => price.Scheme switch
    {
        null => "This plan is bought once, not in a quantity.",
        { MaxQuantity: { } most } scheme => $"Choose from {scheme.MinQuantity} to {most} {scheme.Unit}s.",
        var scheme => $"Choose {scheme.MinQuantity} {scheme.Unit}s or more.",
    };
}
