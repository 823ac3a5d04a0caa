using Tenantry.Billing.Contracts;

namespace Tenantry.RevenueDashboard.Policies;

/// <summary>Decides what a subscription contributes to MRR. A change here is a new <see cref="RevenuePolicy.Version"/>.</summary>
internal static class MrrPolicy
{
    /// <summary>Calculates the MRR in exact minor units: the recurring part of the next invoice by the month.</summary>
    public static decimal Mrr(SubscriptionSummary subscription) =>
        subscription.Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue
        ? subscription.Price.PerMonth(subscription.RecurringMinorUnits) : 0;

    /// <summary>Calculates the MRR that the subscription would contribute if it were paid without discounts.</summary>
    public static decimal Rate(SubscriptionSummary subscription) => subscription.Price.PerMonth(subscription.ListRecurringMinorUnits);
}
