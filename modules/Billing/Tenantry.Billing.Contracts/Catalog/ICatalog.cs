namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>
/// Provides the products and plans that are currently on sale. The catalog is cached in memory; an operator's change takes effect within
/// seconds.
/// </summary>
public interface ICatalog
{
    /// <summary>Gets the products on sale, in display order.</summary>
    IReadOnlyList<ProductDescription> Products { get; }

    /// <summary>Finds a product that is on sale.</summary>
    /// <param name="product">The product key.</param>
    /// <returns>The product, or <see langword="null"/> if it does not exist or is not on sale.</returns>
    ProductDescription? Find(string product) => Products.FirstOrDefault(productDescription => productDescription.Key == product);

    /// <summary>Finds a plan. Includes plans that are no longer sold, because existing subscribers may still have them.</summary>
    /// <param name="product">The product key.</param>
    /// <param name="plan">The plan key.</param>
    /// <returns>The plan, or <see langword="null"/> if it does not exist.</returns>
    PlanDescription? FindPlan(string product, string plan);

    /// <summary>
    /// Finds one version of a plan: the current name and prices, with the features, limits and credits of the given version.
    /// </summary>
    /// <param name="product">The product key.</param>
    /// <param name="plan">The plan key.</param>
    /// <param name="version">The version of its features, limits and credits; zero for the current version.</param>
    /// <returns>The plan, or <see langword="null"/> if it does not exist.</returns>
    PlanDescription? FindPlan(string product, string plan, int version) => FindPlan(product, plan);

    /// <summary>Finds the plan version of a subscription, including the entitlements of its add-ons.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <returns>The plan, or <see langword="null"/> if it does not exist.</returns>
    PlanDescription? FindPlan(SubscriptionSummary subscription) => subscription.AddOns.Aggregate(
        FindPlan(subscription.Product, subscription.Plan, subscription.PlanVersion),
        (plan, subscriptionAddOn) => FindPlan(subscription.Product, subscriptionAddOn.Key) is { } addOn
        ? plan?.With(addOn, subscriptionAddOn.Quantity) : plan);
}
