using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Policies;

public sealed class ReplacedAccessPolicyTests
{
    [Fact]
    public async Task CustomPolicy_KeepsAccessForTenDaysAfterACancellation_WhenTheDefaultWouldEndIt()
    {
        await using var billing = await BillingApp.StartAsync(configureHost: builder => builder.Services
            .AddSingleton<IAccessPolicy, TenDaysMore>());
        await billing.BuyAsync("academy", "monthly");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        subscription.AccessUntil.ShouldBe(subscription.PeriodEnd.AddDays(10));
        subscription.ReadOnlyFrom.ShouldBe(subscription.PeriodEnd);
        await using (var scope = billing.App.For(billing.Tenant))
        {
            (await scope.Get<CancelSubscription>().RunAsync(subscription.Id, ends: true, null, default)).IsProblem.ShouldBeFalse();
        }

        await billing.AdvanceAsync(subscription.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromDays(5));
        var ended = (await billing.SubscriptionsAsync()).Single();
        var now = billing.Stripe.Clock.GetUtcNow();
        (ended.Status, ended.HasAccess(now), ended.IsReadOnly(now)).ShouldBe((SubscriptionStatus.Canceled, true, true));
        ended.HasAccess(subscription.PeriodEnd.AddDays(10)).ShouldBeFalse();
    }

    private sealed class TenDaysMore : IAccessPolicy
    {
        public SubscriptionAccess GetAccess(AccessContext context) => context.Subscription.Status == GatewaySubscriptionStatus.Incomplete
            ? new SubscriptionAccess(context.PreviousUntil)
            : new SubscriptionAccess(context.Subscription.PeriodEnd.AddDays(10), context.Subscription.PeriodEnd);
    }
}
