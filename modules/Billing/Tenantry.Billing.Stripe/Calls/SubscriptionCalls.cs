using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeSubscription>($"{Path("subscriptions", id)}?{StripeSubscription.Expand}", ct))?.Read();

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(string? customerId, CancellationToken ct) => stripe
        .ListAsync<StripeSubscription>("v1/subscriptions", Query.Of(("status", "all"), ("customer", customerId), ("expand[0]", "data.discounts.source.coupon")), one => one.Id, ct)
        .Select(one => one.Read());

    public async Task<GatewayInvoice> PreviewSubscriptionAsync(NewGatewaySubscription subscription, CancellationToken ct) =>
        (await stripe.AskAsync<StripeInvoice>("v1/invoices/create_preview", NewSubscriptionFields.Of(subscription, isPreview: true), ct)).Read();

    public async Task<GatewaySubscription> CreateSubscriptionAsync(NewGatewaySubscription subscription, IdempotencyKey key, CancellationToken ct) =>
        (await stripe.PostAsync<StripeSubscription>(
            "v1/subscriptions", NewSubscriptionFields.Of(subscription, isPreview: false).Add("expand[0]", "discounts.source.coupon"), key, ct)).Read();

    public async Task<GatewayInvoice> PreviewChangeAsync(string id, string customerId, SubscriptionChange change, CancellationToken ct)
    {
        var fields = new FormFields().Add("customer", customerId).Add("subscription", id);
        ChangeFields.Add(fields, change, isPreview: true);
        return (await stripe.AskAsync<StripeInvoice>("v1/invoices/create_preview", fields, ct)).Read();
    }

    public async Task<GatewaySubscription> ChangeSubscriptionAsync(string id, SubscriptionChange change, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields();
        ChangeFields.Add(fields, change, isPreview: false);
        return (await stripe.PostAsync<StripeSubscription>(Path("subscriptions", id), fields.Add("expand[0]", "discounts.source.coupon"), key, ct)).Read();
    }

    public async Task<string> ScheduleChangeAsync(string id, IReadOnlyList<GatewayCheckoutLine> items, IdempotencyKey key, CancellationToken ct)
    {
        var subscription = await stripe.GetAsync<StripeSubscription>($"{Path("subscriptions", id)}?{StripeSubscription.Expand}", ct);
        var schedule = subscription.Schedule ?? (await stripe.PostAsync<StripeId>(
            "v1/subscription_schedules", new FormFields().Add("from_subscription", id), key.And("make"), ct)).Id;
        var fields = new FormFields().Add("end_behavior", "release");
        ScheduleFields.Add(fields, subscription, items);
        return (await stripe.PostAsync<StripeId>(Path("subscription_schedules", schedule), fields, key, ct)).Id;
    }

    public async Task ReleaseScheduleAsync(string scheduleId, IdempotencyKey key, CancellationToken ct)
    {
        if (await stripe.FindAsync<StripeSchedule>(Path("subscription_schedules", scheduleId), ct) is { Status: "active" or "not_started" })
        {
            await stripe.PostAsync<StripeId>($"{Path("subscription_schedules", scheduleId)}/release", new FormFields(), key, ct);
        }
    }

    public Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct) => stripe.PostAsync<StripeId>(
        Path("subscriptions", id), new FormFields().Add("cancel_at_period_end", cancel), key, ct);

    public Task CancelNowAsync(string id, bool isProrated, IdempotencyKey key, CancellationToken ct) => stripe.DeleteAsync(
        Path("subscriptions", id), isProrated ? new FormFields().Add("prorate", true).Add("invoice_now", true) : null, key, ct);

    public Task PauseSubscriptionAsync(string id, DateTimeOffset? resumesAt, IdempotencyKey key, CancellationToken ct) => stripe.PostAsync<StripeId>(
        Path("subscriptions", id),
        new FormFields().Add("pause_collection[behavior]", "void").Add("pause_collection[resumes_at]", resumesAt?.ToUnixTimeSeconds()),
        key,
        ct);

    public Task UnpauseSubscriptionAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>(Path("subscriptions", id), new FormFields().Add("pause_collection", ""), key, ct);
}
