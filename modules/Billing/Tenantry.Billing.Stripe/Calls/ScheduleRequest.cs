using Stripe;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

/// <summary>
/// Builds a schedule of two phases: the current period unchanged, then one period with the new items, after which the schedule is released.
/// </summary>
internal static class ScheduleRequest
{
    public static SubscriptionScheduleUpdateOptions Create(Subscription subscription, IReadOnlyList<GatewayCheckoutLine> items)
    {
        var first = subscription.Items.Data[0];
        var current = Phase(
            subscription, subscription.Items.Data.Select(item => new GatewayCheckoutLine(new(item.Price.Id), item.ReadQuantity())));
        (current.StartDate, current.EndDate) = (first.CurrentPeriodStart, first.CurrentPeriodEnd);
        // Without it, the provider would end the free time of the current period and charge the customer.
        current.TrialEnd = subscription.Status == "trialing" ? subscription.TrialEnd : null;
        var next = Phase(subscription, items);
        next.StartDate = first.CurrentPeriodEnd;
        // Nothing is prorated: the new price starts with the period.
        next.ProrationBehavior = "none";
        next.Duration = new()
        {
            Interval = first.Price.Recurring?.Interval ?? "month", IntervalCount = first.Price.Recurring?.IntervalCount ?? 1,
        };
        return new() { EndBehavior = "release", Phases = [current, next] };
    }

    private static SubscriptionSchedulePhaseOptions Phase(Subscription subscription, IEnumerable<GatewayCheckoutLine> items)
    {
        var phase = new SubscriptionSchedulePhaseOptions
        {
            Items = [.. items.Select(item => new SubscriptionSchedulePhaseItemOptions { Price = item.PriceId, Quantity = item.Quantity })],
        };
        // A phase without discounts would end a discount that the customer was promised. So would an empty list.
        if (subscription.DiscountIds is { Count: > 0 } discounts)
        {
            phase.Discounts = [.. discounts.Select(discount => new SubscriptionSchedulePhaseDiscountOptions { Discount = discount })];
        }

        return phase;
    }
}
