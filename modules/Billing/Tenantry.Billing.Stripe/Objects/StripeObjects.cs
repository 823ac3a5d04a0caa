using System.Text.Json.Serialization;

namespace Tenantry.Billing.Stripe.Objects;

// The fields relied on, and no others. A test reads Stripe's published fixtures through these records: what Stripe moves or drops fails there.

internal sealed record StripeId([property: JsonRequired] string Id);

internal sealed record StripeList<T>([property: JsonRequired] IReadOnlyList<T> Data, bool HasMore);

internal sealed record StripeCheckoutSession(
    [property: JsonRequired] string Id, string? Url, [property: JsonRequired] string Mode, [property: JsonRequired] string? Status,
    [property: JsonRequired] string PaymentStatus, string? Customer, string? Subscription, string? PaymentIntent, long? AmountTotal, string? Currency);

internal sealed record StripeSubscription(
    [property: JsonRequired] string Id, [property: JsonRequired] string Customer, [property: JsonRequired] string Status,
    [property: JsonRequired] bool CancelAtPeriodEnd, [property: JsonRequired] long StartDate, long? TrialEnd, long? EndedAt, long? CancelAt,
    StripePause? PauseCollection, [property: JsonRequired] StripeList<StripeSubscriptionItem> Items);

internal sealed record StripePause(string? Behavior);

// Since 2025-03-31 the period stands on the item. A missing one must fail, never read as zero.
internal sealed record StripeSubscriptionItem(
    [property: JsonRequired] string Id, [property: JsonRequired] StripeId Price, long? Quantity, [property: JsonRequired] long CurrentPeriodStart,
    [property: JsonRequired] long CurrentPeriodEnd);

internal sealed record StripeInvoice(
    [property: JsonRequired] string Id, [property: JsonRequired] string? Customer, StripeInvoiceParent? Parent, string? Number,
    [property: JsonRequired] string? Status, [property: JsonRequired] long Total, [property: JsonRequired] string Currency,
    [property: JsonRequired] int AttemptCount, long? NextPaymentAttempt, [property: JsonRequired] long Created,
    [property: JsonRequired] StripeStatusTransitions StatusTransitions, string? HostedInvoiceUrl);

internal sealed record StripeInvoiceParent(StripeSubscriptionDetails? SubscriptionDetails);

internal sealed record StripeSubscriptionDetails(string? Subscription);

internal sealed record StripeStatusTransitions(long? PaidAt);

internal sealed record StripeEvent(
    [property: JsonRequired] string Id, [property: JsonRequired] string Type, [property: JsonRequired] long Created, [property: JsonRequired] bool Livemode,
    [property: JsonRequired] StripeEventData Data);

internal sealed record StripeEventData([property: JsonRequired] StripeEventObject Object);

internal sealed record StripeEventObject(string? Id, string? Object);
