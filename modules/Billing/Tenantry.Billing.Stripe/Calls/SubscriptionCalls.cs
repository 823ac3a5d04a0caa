using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken ct) =>
        await FindAsync(stripe.V1.Subscriptions.GetAsync(id, new() { Expand = StripeDiscount.Expansions }, cancellationToken: ct), ct)
            is { } subscription ? await CompleteAsync(subscription, ct) : null;

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(GatewayCustomerId? customerId, CancellationToken ct)
    {
        var request = new SubscriptionListOptions { Status = "all", Customer = customerId, Expand = StripeDiscount.ListExpansions };
        return ListAsync(options => stripe.V1.Subscriptions.ListAsync(options, cancellationToken: ct), request, ct)
            .Select((Subscription subscription, CancellationToken token) =>
                new ValueTask<GatewaySubscription>(CompleteAsync(subscription, token)));
    }

    public async Task<GatewayInvoice> PreviewSubscriptionAsync(NewGatewaySubscription subscription, CancellationToken ct) =>
        (await RunAsync(
            stripe.V1.Invoices.CreatePreviewAsync(NewSubscriptionFields.Of(subscription).ToPreview(), cancellationToken: ct),
            ct)).ToPreview();

    public async Task<GatewaySubscription> CreateSubscriptionAsync(
        NewGatewaySubscription subscription, IdempotencyKey key, CancellationToken ct)
    {
        var request = NewSubscriptionFields.Of(subscription).ToCreation(subscription.PaymentMethodId, subscription.Metadata);
        request.Expand = StripeDiscount.Expansions;
        return await CompleteAsync(await RunAsync(stripe.V1.Subscriptions.CreateAsync(request, For(key), ct), ct), ct);
    }

    public async Task<GatewayInvoice> PreviewChangeAsync(GatewaySubscriptionId id, GatewayCustomerId customerId,
        SubscriptionChange change, CancellationToken ct)
    {
        var request = ChangeFields.Of(change).ToPreview();
        (request.Customer, request.Subscription) = (customerId, id);
        return (await RunAsync(stripe.V1.Invoices.CreatePreviewAsync(request, cancellationToken: ct), ct)).ToPreview();
    }

    public async Task<GatewaySubscription> ChangeSubscriptionAsync(
        GatewaySubscriptionId id, SubscriptionChange change, IdempotencyKey key, CancellationToken ct)
    {
        var request = ChangeFields.Of(change).ToUpdate();
        request.Expand = StripeDiscount.Expansions;
        return await CompleteAsync(await RunAsync(stripe.V1.Subscriptions.UpdateAsync(id, request, For(key), ct), ct), ct);
    }

    public async Task SetCancelAtPeriodEndAsync(GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken ct)
    {
        // An end that was set as a time, as the portal does in flexible billing mode, is not cleared by the other field. Setting null
        // clears the field at Stripe.
        var hasTime = !cancel && await RunAsync(stripe.V1.Subscriptions.GetAsync(id, cancellationToken: ct), ct)
            is { CancelAtPeriodEnd: false, CancelAt: not null };
        await UpdateAsync(id, hasTime ? new() { CancelAt = (DateTime?)null } : new() { CancelAtPeriodEnd = cancel },
            hasTime ? key.ForStep("time") : key, ct);
    }

    public Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken ct)
    {
        var request = isProrated ? new SubscriptionCancelOptions { Prorate = true, InvoiceNow = true } : null;
        return FindAsync(stripe.V1.Subscriptions.CancelAsync(id, request, For(key), ct), ct);
    }

    public Task PauseSubscriptionAsync(GatewaySubscriptionId id, DateTimeOffset? resumesAt, IdempotencyKey key, CancellationToken ct) =>
        UpdateAsync(id, new() { PauseCollection = new() { Behavior = "void", ResumesAt = resumesAt?.UtcDateTime } }, key, ct);

    // Setting null clears the field at Stripe; leaving it unset would keep the pause.
    public Task ResumeSubscriptionAsync(GatewaySubscriptionId id, IdempotencyKey key, CancellationToken ct) =>
        UpdateAsync(id, new() { PauseCollection = null }, key, ct);

    private Task<Subscription> UpdateAsync(string id, SubscriptionUpdateOptions request, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.Subscriptions.UpdateAsync(id, request, For(key), ct), ct);
}
