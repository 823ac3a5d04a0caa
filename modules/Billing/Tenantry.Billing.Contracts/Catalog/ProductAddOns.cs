namespace Tenantry.Billing.Contracts.Catalog;

public sealed partial class ProductBuilder
{
    /// <summary>Adds an add-on, which can be bought with a plan of the product and adds to the plan's entitlements.</summary>
    /// <param name="key">The key, which must be unique among the plans and add-ons of the product.</param>
    /// <param name="describe">Describes the add-on in the same way as a plan: <c>addOn.Named("Priority
    /// support").Costs(20.Usd()).Monthly().Grants("priority")</c>.</param>
    /// <param name="fits">The keys of the plans that it can be bought with; every plan if none is specified.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The product already has a plan or add-on with that key.</exception>
    public ProductBuilder AddOn(string key, Action<PlanBuilder> describe, params IEnumerable<string> fits) =>
        With(_product
            with { AddOns = [.. _product.AddOns, Described(key, describe) with { Kind = PlanKind.AddOn, CompatiblePlans = [.. fits] }] });
}
