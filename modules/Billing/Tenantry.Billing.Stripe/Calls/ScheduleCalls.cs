using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayScheduleId> ScheduleChangeAsync(
        GatewaySubscriptionId id, IReadOnlyList<GatewayCheckoutLine> items, IdempotencyKey key, CancellationToken ct)
    {
        var subscription = await RunAsync(
            stripe.V1.Subscriptions.GetAsync(id, new() { Expand = [StripeDiscount.Expand] }, cancellationToken: ct), ct);
        subscription.Check();
        var schedule = subscription.ScheduleId ?? (await RunAsync(
            stripe.V1.SubscriptionSchedules.CreateAsync(new() { FromSubscription = id }, For(key.ForStep("make")), ct), ct)).RequiredId();
        var request = ScheduleRequest.Create(subscription, items);
        return new((await RunAsync(stripe.V1.SubscriptionSchedules.UpdateAsync(schedule, request, For(key), ct), ct)).RequiredId());
    }

    public async Task<IReadOnlyList<GatewayCheckoutLine>> FindScheduledItemsAsync(GatewayScheduleId scheduleId, CancellationToken ct)
    {
        var schedule = await FindAsync(stripe.V1.SubscriptionSchedules.GetAsync(scheduleId, cancellationToken: ct), ct);
        return schedule?.Phases is { Count: > 0 } phases
            ? [.. phases[^1].Items.Select(item => new GatewayCheckoutLine(new(item.PriceId), item.Quantity))] : [];
    }

    public async Task ReleaseScheduleAsync(GatewayScheduleId scheduleId, IdempotencyKey key, CancellationToken ct)
    {
        var schedule = await FindAsync(stripe.V1.SubscriptionSchedules.GetAsync(scheduleId, cancellationToken: ct), ct);
        if (schedule?.IsInForce() == true)
        {
            await RunAsync(stripe.V1.SubscriptionSchedules.ReleaseAsync(scheduleId, requestOptions: For(key), cancellationToken: ct), ct);
        }
    }
}
