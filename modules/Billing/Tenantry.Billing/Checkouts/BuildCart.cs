using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Trials;

namespace Tenantry.Billing.Checkouts;

/// <summary>Builds the cart of an order, or returns the reason why the order is not possible.</summary>
internal sealed class BuildCart(ICatalog catalog, PriceBook prices, ApplyPricingRules rules, FindPromotionCode codes,
    ITrialEligibility trials, CheckOwnership ownership, ICurrentTenant current)
{
    public async Task<Result<Cart>> RunAsync(CheckoutRequest purchase, CancellationToken ct)
    {
        if (catalog.Find(purchase.Product) is not { } product
            || product.Plans.FirstOrDefault(planDescription => planDescription.Key == purchase.Plan) is not { } plan
            || await prices.GetCurrentAsync(product.Key, plan.Key, purchase.Choice, ct) is not { } price)
        {
            return CatalogProblems.PlanNotFound;
        }

        var applied = rules.For(product.Key, plan.Key, price.Price);
        if (plan.Kind == PlanKind.Custom && applied.Rule is null)
        {
            return CheckoutProblems.PlanNotSoldOnline;
        }

        var quantity = purchase.Quantity ?? price.Price.PricingModel?.MinQuantity ?? 1;
        if (!price.Price.AllowsQuantity(quantity))
        {
            return CatalogProblems.QuantityNotSold.WithMessage(price.Price.DescribeQuantities()).WithField("quantity");
        }

        var lines = new List<CartLine> { await LineAsync(product, plan, price, quantity, applied, ct) };
        foreach (var key in purchase.AddOns.Distinct(StringComparer.Ordinal))
        {
            if (await AddOnAsync(product, plan, price, key, ct) is not { } addOn)
            {
                return CatalogProblems.AddOnNotSold;
            }

            lines.Add(addOn);
        }

        var cart = new Cart(product, lines)
        {
            IsEmbedded = purchase.IsEmbedded,
            Discount = applied.Promotion is { } promotion ? new CartDiscount(promotion.AsCoupon(plan.Key)) : null,
            Refusal = current.IsAvailable ? await FindRefusalAsync(product, plan, price, ct) : null,
            HadTrial = plan.TrialDays > 0 && !await trials.IsEligibleAsync(product.Key, ct),
        };
        if (string.IsNullOrWhiteSpace(purchase.Code))
        {
            return cart;
        }

        // There is one discount, because the provider's checkout accepts only one: a code that the buyer entered takes precedence over a
        // promotion.
        var discount = await codes.RunAsync(purchase.Code, cart, ct);
        return discount.IsProblem ? discount.Problem : cart with { Discount = discount.Value };
    }

    private async Task<CartLine> LineAsync(ProductDescription product, PlanDescription plan, PriceVersion price, long quantity,
        ResolvedPrice applied, CancellationToken ct) =>
        new(plan, PlanNames.Of(product, plan), await rules.StoreAsync(price, applied, ct), quantity)
        { ListPrice = applied.Rule is null || plan.Kind == PlanKind.Custom ? null : applied.List };

    private async Task<CartLine?> AddOnAsync(ProductDescription product, PlanDescription plan, PriceVersion price, string key,
        CancellationToken ct)
    {
        // A subscription has one billing interval and one currency: an add-on is sold with a plan only if it has a price in both.
        var choice = new PriceChoice(price.Currency, price.Interval, price.IntervalCount);
        return product.AddOnsFor(plan, price.Price).FirstOrDefault(offered => offered.AddOn.Key == key) is { AddOn: { } addOn }
            && await prices.GetCurrentAsync(product.Key, key, choice, ct) is { } version
            ? await LineAsync(product, addOn, version, version.Price.PricingModel?.MinQuantity ?? 1,
                rules.For(product.Key, key, version.Price), ct)
            : null;
    }

    private async Task<Problem?> FindRefusalAsync(
        ProductDescription product, PlanDescription plan, PriceVersion price, CancellationToken ct)
    {
        var isRecurring = price.Interval != Interval.Once;
        return await ownership.RunAsync(product.Key, plan.Key, isRecurring, ct)
            ?? (isRecurring ? await ownership.CheckCurrencyAsync(price.Currency, ct) : null);
    }
}
