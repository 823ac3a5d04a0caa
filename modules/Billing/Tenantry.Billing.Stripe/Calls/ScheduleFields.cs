using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

/// <summary>Writes a schedule of two phases: the running period as it is, then one period of the new items, after which the schedule lets go.</summary>
internal static class ScheduleFields
{
    public static void Add(FormFields fields, StripeSubscription subscription, IReadOnlyList<GatewayCheckoutLine> items)
    {
        var first = subscription.Items.Data[0];
        AddItems(fields, 0, [.. subscription.Items.Data.Select(item => new GatewayCheckoutLine(item.Price.Id, item.Quantity ?? 1))]);
        fields.Add("phases[0][start_date]", first.CurrentPeriodStart).Add("phases[0][end_date]", first.CurrentPeriodEnd);
        AddDiscounts(fields, 0, subscription);
        AddItems(fields, 1, items);
        // Nothing is split: the new price begins with the period.
        fields.Add("phases[1][start_date]", first.CurrentPeriodEnd).Add("phases[1][proration_behavior]", "none")
            .Add("phases[1][duration][interval]", first.Price.Recurring?.Interval ?? "month")
            .Add("phases[1][duration][interval_count]", first.Price.Recurring?.IntervalCount ?? 1);
        AddDiscounts(fields, 1, subscription);
    }

    private static void AddItems(FormFields fields, int phase, IReadOnlyList<GatewayCheckoutLine> items)
    {
        foreach (var (index, item) in items.Index())
        {
            fields.Add($"phases[{phase}][items][{index}][price]", item.PriceId).Add($"phases[{phase}][items][{index}][quantity]", item.Quantity);
        }
    }

    // A phase without them would end a discount that the customer was promised.
    private static void AddDiscounts(FormFields fields, int phase, StripeSubscription subscription)
    {
        foreach (var (index, discount) in (subscription.Discounts ?? []).Index())
        {
            fields.Add($"phases[{phase}][discounts][{index}][discount]", discount.Id);
        }
    }
}
