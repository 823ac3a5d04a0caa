using System.Globalization;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;

namespace Tenantry.Description;

/// <summary>Applies the description of the file to the builder, like a description in code.</summary>
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
            tenantry.MonthlyTarget(Amount("$.target", target));
        }

        foreach (var (product, index) in site.Products.Select((product, index) => (product, index)))
        {
            var path = $"$.products[{index}]";
            var described = At($"{path}.key", () => new ProductBuilder(product.Key));
            Describe(described, product, path);
            At($"{path}.key", () => tenantry.Products(described.Build()));
        }

        OffersReader.Add(tenantry.Billing, site);
    }

    private static void Describe(ProductBuilder described, ProductJson product, string path)
    {
        described.Named(product.Name ?? described.Build().Name).Described(product.Description ?? "").Audience(product.Audience ?? "");
        if (product.Goal is { } goal)
        {
            described.MonthlyTarget(Amount($"{path}.goal", goal));
        }

        if (product.Lessons is { } lessons)
        {
            described.Lessons(lessons, TimeSpan.FromDays(7));
        }

        if (product.Plans.Count == 0)
        {
            throw new DescriptionException($"{path}.plans", "The product has no plans. Add at least one plan.");
        }

        foreach (var (plan, index) in product.Plans.Select((plan, index) => (plan, index)))
        {
            var planPath = $"{path}.plans[{index}]";
            At($"{planPath}.key", () => AtMember(planPath,
                () => described.Plan(plan.Key, planBuilder => Describe(planBuilder, plan, planPath))));
        }

        foreach (var (addOn, index) in product.AddOns.Select((addOn, index) => (addOn, index)))
        {
            var addOnPath = $"{path}.addOns[{index}]";
            At($"{addOnPath}.key", () => AtMember(addOnPath,
                () => described.AddOn(addOn.Key, planBuilder => Describe(planBuilder, addOn, addOnPath), addOn.Fits)));
            At($"{addOnPath}.fits", () => described.Build());
        }
    }

    private static void Describe(PlanBuilder described, PlanJson plan, string path)
    {
        described.Named(plan.Name ?? described.Build().Name).Grants(plan.Grants).Highlights(plan.Highlights);
        PricesReader.Add(described, plan, path);
        if (plan.TrialDays != 0)
        {
            At($"{path}.trialDays", () => described.Trial(plan.TrialDays, plan.TrialNeedsCard));
        }

        if (plan.Repeatable)
        {
            described.Repeatable();
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

        throw new DescriptionException(path,
            $"'{text}' is not a valid amount. Use a number and an ISO 4217 currency code, such as 10 USD or 9.99 EUR.");
    }

    // A rule about a part of the plan, which is checked when the whole plan is known, is reported at the name of that part.
    private static T AtMember<T>(string path, Func<T> describe)
    {
        try
        {
            return describe();
        }
        catch (ArgumentException exception) when (exception.ParamName is { } member and ("trialDays" or "repeatable"))
        {
            throw new DescriptionException($"{path}.{member}", exception.Message.Split(" (Parameter")[0]);
        }
    }

    internal static T At<T>(string path, Func<T> describe)
    {
        try
        {
            return describe();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new DescriptionException(path, exception.Message.Split(" (Parameter")[0]);
        }
    }
}
