using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Says in which fields the mirror of a subscription is not what the provider has. What is derived here, such as access, is not compared.</summary>
internal static class SubscriptionDifferences
{
    public static IReadOnlyList<Difference> Of(Subscription here, string? priceHere, GatewaySubscription there)
    {
        var main = there.Items.FirstOrDefault(item => item.Id.Value == here.ItemId) ?? new GatewayItem(new(""), there.PriceId, there.Quantity);
        return new DifferenceList()
            .Add("Status", here.Status, there.Status.ToStatus())
            .Add("Price", priceHere, main.PriceId)
            .Add("Quantity", here.Quantity, main.Quantity)
            .Add("Add-ons", Words(here.AddOns.Select(heldAddOn => (heldAddOn.GatewayPriceId, heldAddOn.Quantity))), Words(Others(there, main).Select(gatewayItem => (gatewayItem.PriceId.Value, gatewayItem.Quantity))))
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

    private static IEnumerable<GatewayItem> Others(GatewaySubscription there, GatewayItem main) => main.Id.Value.Length > 0 ? there.Items.Where(gatewayItem => gatewayItem.Id != main.Id) : there.Items.Skip(1);

    private static string? Words(IEnumerable<(string Price, long Quantity)> items) =>
        string.Join(", ", items.Select(one => $"{one.Quantity} × {one.Price}").Order(StringComparer.Ordinal)) is { Length: > 0 } words ? words : null;
}
