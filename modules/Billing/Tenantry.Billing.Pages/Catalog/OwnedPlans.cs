using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>Represents what the visitor's tenant owns, so that the pricing page does not offer it again.</summary>
/// <param name="Subscriptions">The subscriptions that have not ended, in whatever status.</param>
/// <param name="Purchases">The one-time purchases that can be owned once.</param>
internal sealed record OwnedPlans(IReadOnlyList<SubscriptionSummary> Subscriptions, IReadOnlyList<PurchaseSummary> Purchases)
{
    public static OwnedPlans None { get; } = new([], []);

    public static async Task<OwnedPlans> ReadAsync(ISubscriptions subscriptions, CancellationToken ct) => new(
        [.. (await subscriptions.ListAsync(ct)).Where(subscription => subscription.Status != SubscriptionStatus.Canceled)],
        [.. (await subscriptions.ListPurchasesAsync(ct)).Where(purchase => purchase.HasAccess)]);

    /// <summary>Finds the link to manage an owned plan, or to change to it from another plan of the product.</summary>
    public OwnedPlan? Find(ProductDescription product, PlanDescription plan)
    {
        if (plan.Price.Interval == Interval.Once)
        {
            return plan.IsOwnedOnce && Purchases.Any(purchase => purchase.Product == product.Key && purchase.Plan == plan.Key)
                ? new OwnedPlan(true, "/space/billing") : null;
        }

        return Subscriptions.FirstOrDefault(subscription => subscription.Product == product.Key) is { } owned
            ? owned.Plan == plan.Key ? new OwnedPlan(true, "/space/billing")
                : new OwnedPlan(false, $"/space/billing/{owned.Id}/change")
            : null;
    }
}

/// <summary>Represents a plan of an owned product.</summary>
/// <param name="IsCurrent">Whether it is the owned plan.</param>
/// <param name="Href">The page that manages it.</param>
internal sealed record OwnedPlan(bool IsCurrent, string Href);
