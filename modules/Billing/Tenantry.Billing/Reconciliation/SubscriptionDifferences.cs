using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Reconciliation;

/// <summary>Says in which fields the mirror of a subscription is not what the provider has. What is derived here, such as access, is not compared.</summary>
internal static class SubscriptionDifferences
{
    public static IReadOnlyList<Difference> Of(Subscription here, string? priceHere, GatewaySubscription there) => new DifferenceList()
        .Add("Status", here.Status, there.Status)
        .Add("Price", priceHere, there.PriceId)
        .Add("Quantity", here.Quantity, there.Quantity)
        .Add("Started", here.StartedAt, there.StartedAt)
        .Add("Period start", here.PeriodStart, there.PeriodStart)
        .Add("Period end", here.PeriodEnd, there.PeriodEnd)
        .Add("Ends with the period", here.CancelsAtPeriodEnd, there.CancelsAtPeriodEnd)
        .Add("Trial end", here.TrialEndsAt, there.TrialEnd)
        .Add("Pause ends", here.ResumesAt, there.ResumesAt)
        .Add("Percent off", here.DiscountPercent, there.Discounts.FirstOrDefault()?.PercentOff)
        .Add("Amount off", here.DiscountMinor, there.Discounts.FirstOrDefault()?.AmountOff?.MinorUnits)
        .Add("Waiting change", here.ScheduleId, there.ScheduleId)
        .Add("Ended", here.EndedAt, there.EndedAt)
        .All;
}
