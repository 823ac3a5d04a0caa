namespace Tenantry.Billing.Contracts.Catalogue;

public sealed partial class ProductBuilder
{
    /// <summary>Adds something that can be bought with a plan of the product, and adds to what the plan grants.</summary>
    /// <param name="key">Its key; plans and add-ons of a product share their keys.</param>
    /// <param name="describe">Describes it, as a plan: <c>addOn.Named("Priority support").Costs(20.Usd()).Monthly().Grants("priority")</c>.</param>
    /// <param name="fits">The plans that it can be bought with; every plan where none is named.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The product has a plan or add-on of that key.</exception>
    public ProductBuilder AddOn(string key, Action<PlanBuilder> describe, params IEnumerable<string> fits) =>
        With(_product with { AddOns = [.. _product.AddOns, Described(key, describe) with { Kind = PlanKind.AddOn, Fits = [.. fits] }] });
}
