using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Compares the fields of a stored subscription with the provider's. Derived values, such as access, are not compared.</summary>
internal static class SubscriptionDifferences
{
    public static IReadOnlyList<Difference> Of(Subscription stored, string? priceHere, GatewaySubscription provider)
    {
        var main = provider.Items.FirstOrDefault(item => item.Id.Value == stored.ItemId)
            ?? new GatewayItem(new(""), provider.PriceId, provider.Quantity);
        return new DifferenceList()
            .Add("Status", stored.Status, provider.Status.ToStatus(stored.FirstPaidAt is not null))
            .Add("Price", priceHere, main.PriceId)
            .Add("Quantity", stored.Quantity, main.Quantity)
            .Add("Add-ons", Format(stored.AddOns.Select(heldAddOn => (heldAddOn.GatewayPriceId, heldAddOn.Quantity))),
                Format(Others(provider, main).Select(gatewayItem => (gatewayItem.PriceId.Value, gatewayItem.Quantity))))
            .Add("Started", stored.StartedAt, provider.StartedAt)
            .Add("Period start", stored.PeriodStart, provider.PeriodStart)
            .Add("Period end", stored.PeriodEnd, provider.PeriodEnd)
            .Add("Ends", stored.EndsAt, provider.EndsAt)
            .Add("Trial end", stored.GiftedUntil ?? stored.TrialEndsAt,
                stored.GiftedUntil is null && provider.TrialEnd > stored.FirstPaidAt ? stored.TrialEndsAt : provider.TrialEnd)
            .Add("Resumes", stored.ResumesAt, provider.ResumesAt)
            .Add("Discounts", Format(stored.DiscountsJson), Format(StoredDiscount.Write(provider.Discounts)))
            .Add("Scheduled change", stored.ScheduleId, provider.ScheduleId)
            .Add("Ended", stored.EndedAt, provider.EndedAt)
            .All;
    }

    private static IEnumerable<GatewayItem> Others(GatewaySubscription provider, GatewayItem main) => main.Id.Value.Length > 0
        ? provider.Items.Where(gatewayItem => gatewayItem.Id != main.Id) : provider.Items.Skip(1);

    private static string? Format(string discounts) => string.Join(", ", StoredDiscount.Read(discounts).Select(discount =>
        discount.PercentOff is { } percent ? $"{percent:0.##}%" : $"{discount.OffMinor}")) is { Length: > 0 } text ? text : null;

    private static string? Format(IEnumerable<(string Price, long Quantity)> items) =>
        string.Join(", ", items.Select(item => $"{item.Quantity} × {item.Price}").Order(StringComparer.Ordinal)) is { Length: > 0 } text
        ? text : null;
}
