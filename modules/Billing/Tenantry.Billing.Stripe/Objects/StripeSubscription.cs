using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

internal sealed record StripeSubscription(
    [property: JsonRequired] string Id, [property: JsonRequired] string Customer, [property: JsonRequired] string Status,
    [property: JsonRequired] bool CancelAtPeriodEnd, [property: JsonRequired] long StartDate, long? TrialEnd, long? EndedAt, long? CancelAt,
    StripePause? PauseCollection, [property: JsonRequired] StripeList<StripeSubscriptionItem> Items)
{
    /// <summary>Without it a discount is an id, and what it takes off unknown.</summary>
    public const string Expand = "expand[0]=discounts.source.coupon";

    public string? Schedule { get; init; }

    public string? LatestInvoice { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public string? Currency { get; init; }

    [JsonRequired]
    public IReadOnlyList<StripeDiscount>? Discounts { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public GatewaySubscription Read()
    {
        var item = Items.Data.Count > 0 ? Items.Data[0] : throw new GatewayException("no_items", $"Subscription {Id} has no items.", isTransient: false);
        return new GatewaySubscription(
            Id, Customer, ReadStatus(), item.Price.Id, item.Quantity ?? 1, StripeTime.At(StartDate), StripeTime.At(item.CurrentPeriodStart),
            StripeTime.At(item.CurrentPeriodEnd), StripeTime.At(TrialEnd), CancelAtPeriodEnd || CancelAt == item.CurrentPeriodEnd, StripeTime.At(EndedAt))
        {
            Items = [.. Items.Data.Select(one => new GatewayItem(one.Id, one.Price.Id, one.Quantity ?? 1))],
            Discounts = [.. Discounts?.Where(one => one.Source?.Coupon is not null).Select(one => one.Read()) ?? []],
            ScheduleId = Schedule,
            ResumesAt = StripeTime.At(PauseCollection?.ResumesAt),
            LatestInvoiceId = LatestInvoice,
            PaymentMethodId = DefaultPaymentMethod,
            Metadata = Metadata ?? [],
        };
    }

    private SubscriptionStatus ReadStatus() => Status switch
    {
        "active" or "past_due" or "trialing" when PauseCollection is not null => SubscriptionStatus.Paused,
        "incomplete" => SubscriptionStatus.Incomplete,
        "incomplete_expired" or "canceled" => SubscriptionStatus.Canceled,
        "trialing" => SubscriptionStatus.Trialing,
        "active" => SubscriptionStatus.Active,
        "past_due" => SubscriptionStatus.PastDue,
        "unpaid" => SubscriptionStatus.Unpaid,
        "paused" => SubscriptionStatus.Paused,
        _ => throw StripeTime.Unknown("subscription", Status),
    };
}

internal sealed record StripePause(string? Behavior, long? ResumesAt);

// Since 2025-03-31 the period stands on the item. A missing one must fail, never read as zero.
internal sealed record StripeSubscriptionItem(
    [property: JsonRequired] string Id, [property: JsonRequired] StripeItemPrice Price, long? Quantity, [property: JsonRequired] long CurrentPeriodStart,
    [property: JsonRequired] long CurrentPeriodEnd);

internal sealed record StripeItemPrice([property: JsonRequired] string Id, StripeRecurring? Recurring);

internal sealed record StripeRecurring([property: JsonRequired] string Interval, [property: JsonRequired] long IntervalCount);

internal sealed record StripeDiscount([property: JsonRequired] string Id, StripeDiscountSource? Source, long? End)
{
    public GatewayDiscount Read() => new(
        Source!.Coupon!.Id, Source.Coupon.PercentOff,
        Source.Coupon is { AmountOff: { } off, Currency: { } currency } ? StripeAmounts.FromStripe(off, currency) : null, StripeTime.At(End));
}

internal sealed record StripeDiscountSource(StripeCoupon? Coupon);

internal sealed record StripeCoupon([property: JsonRequired] string Id, decimal? PercentOff, long? AmountOff, string? Currency);
