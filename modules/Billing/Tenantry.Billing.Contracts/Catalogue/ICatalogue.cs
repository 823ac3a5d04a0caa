namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>The products and plans as they are on sale now. Held in memory; an operator's change arrives within seconds.</summary>
public interface ICatalogue
{
    /// <summary>Gets the products on sale, in their order.</summary>
    IReadOnlyList<ProductDescription> Products { get; }

    /// <summary>Finds a product on sale.</summary>
    /// <param name="product">Its key.</param>
    /// <returns>The product, or <see langword="null"/>.</returns>
    ProductDescription? Find(string product) => Products.FirstOrDefault(productDescription => productDescription.Key == product);

    /// <summary>Finds a plan, also one that is not sold any more, because somebody may still have it.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="plan">The plan's key.</param>
    /// <returns>The plan, or <see langword="null"/>.</returns>
    PlanDescription? FindPlan(string product, string plan);

    /// <summary>Finds a plan as it was agreed with a subscriber: name and prices of now, limits, features and credits of then.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="plan">The plan's key.</param>
    /// <param name="terms">The version of its limits, features and credits; zero for the present one.</param>
    /// <returns>The plan, or <see langword="null"/>.</returns>
    PlanDescription? FindPlan(string product, string plan, int terms) => FindPlan(product, plan);

    /// <summary>Finds the plan of a subscription, as it was agreed and with what its add-ons grant.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <returns>The plan, or <see langword="null"/>.</returns>
    PlanDescription? FindPlan(SubscriptionSummary subscription) => subscription.AddOns.Aggregate(
        FindPlan(subscription.Product, subscription.Plan, subscription.Terms),
        (plan, subscriptionAddOn) => FindPlan(subscription.Product, subscriptionAddOn.Key) is { } addOn ? plan?.With(addOn, subscriptionAddOn.Quantity) : plan);
}
