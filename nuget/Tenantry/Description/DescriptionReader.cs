using System.Globalization;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content;

namespace Tenantry.Description;

/// <summary>Brings the file into the same words as code.</summary>
internal sealed class DescriptionReader(TenantryBuilder tenantry)
{
    public void Apply(SiteDescription site)
    {
        if (site.Site is { } name)
        {
            tenantry.Named(name);
        }

        if (site.Target is { } target)
        {
            tenantry.Aims(Amount("$.target", target));
        }

        foreach (var (product, index) in site.Products.Select((product, index) => (product, index)))
        {
            var path = $"$.products[{index}]";
            var described = At($"{path}.key", () => new ProductBuilder(product.Key));
            Describe(described, product, path);
            At($"{path}.key", () => tenantry.Products(described.Build()));
        }

        DescribedOffers.Add(tenantry.Billing, site);
    }

    private static void Describe(ProductBuilder described, ProductJson product, string path)
    {
        described.Named(product.Name ?? described.Build().Name).Described(product.Description ?? "").For(product.Audience ?? "");
        if (product.Goal is { } goal)
        {
            described.Aims(Amount($"{path}.goal", goal));
        }

        if (product.Lessons is { } lessons)
        {
            described.Lessons(lessons, TimeSpan.FromDays(7));
        }

        if (product.Plans.Count == 0)
        {
            throw new DescriptionException($"{path}.plans", "A product has at least one plan.");
        }

        foreach (var (plan, index) in product.Plans.Select((plan, index) => (plan, index)))
        {
            var place = $"{path}.plans[{index}]";
            At($"{place}.key", () => described.Plan(plan.Key, planBuilder => Describe(planBuilder, plan, place)));
        }

        foreach (var (addOn, index) in product.AddOns.Select((addOn, index) => (addOn, index)))
        {
            var place = $"{path}.addOns[{index}]";
            At($"{place}.key", () => described.AddOn(addOn.Key, planBuilder => Describe(planBuilder, addOn, place), addOn.Fits));
        }
    }

    private static void Describe(PlanBuilder described, PlanJson plan, string path)
    {
        described.Named(plan.Name ?? described.Build().Name).Grants(plan.Grants).Highlights(plan.Highlights);
        DescribedPrices.Add(described, plan, path);
        if (plan.TrialDays != 0)
        {
            At($"{path}.trialDays", () => described.Trial(plan.TrialDays, plan.TrialNeedsCard));
        }

        if (plan.Credits != 0)
        {
            At($"{path}.credits", () => described.Credits(plan.Credits));
        }

        foreach (var (feature, limit) in plan.Limits)
        {
            At($"{path}.limits.{feature}", () => described.Limits(feature, limit));
        }
    }

    internal static Money Amount(string path, string text)
    {
        if (text.Split(' ') is [var units, var code] && Currency.TryOf(code, out var currency)
            && decimal.TryParse(units, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return At(path, () => Money.Of(amount, currency));
        }

        throw new DescriptionException(path, $"'{text}' is no amount. Write a number and an ISO 4217 code, such as 10 USD or 9.99 EUR.");
    }

    internal static T At<T>(string path, Func<T> describe)
    {
        try
        {
            return describe();
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            throw new DescriptionException(path, wrong.Message.Split(" (Parameter")[0]);
        }
    }
}
