using Tenantry.Billing.Cancellations.Retention;
using Tenantry.Billing.Pages.Cancellations.Retention;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Retention;

public sealed class RetentionTests
{
    [Fact]
    public async Task AcceptedOffer_DiscountsItsMonths_AndIsNotOfferedAgain()
    {
        await using var billing = await StartAsync(options => (options.Retention.PercentOff, options.Retention.Months) = (20, 2));
        // At the second of the purchase, the two months would end with the invoice of that second, which would then be charged in full.
        await billing.AdvanceAsync(TimeSpan.FromDays(1));
        var subscription = await billing.SubscriptionAsync();
        await using (var scope = billing.App.For(billing.Tenant))
        {
            var take = scope.Get<AcceptRetentionOffer>();
            (await take.IsOfferedAsync(subscription.Id, default)).ShouldBeTrue();
            (await take.RunAsync(default, default)).Problem!.Code.ShouldBe("billing.subscription_not_found");
            (await take.RunAsync(subscription.Id, default)).IsProblem.ShouldBeFalse();
            (await take.IsOfferedAsync(subscription.Id, default)).ShouldBeFalse();
            (await take.RunAsync(subscription.Id, default)).Problem!.Code.ShouldBe("billing.retention_not_offered");
        }

        await billing.SettleAsync();
        (await billing.SubscriptionAsync()).Discount!.PercentOff.ShouldBe(20);
        for (var month = 0; month < 3; month++)
        {
            await billing.AdvanceAsync(TimeSpan.FromDays(31));
        }

        billing.Recorder.Of<PaymentReceived>().Select(paymentReceived => paymentReceived.Amount)
            .ShouldBe([10.Usd(), 8.Usd(), 8.Usd(), 10.Usd()]);
        await using var later = billing.App.For(billing.Tenant);
        (await billing.SubscriptionAsync()).Discount.ShouldBeNull();
        (await later.Get<AcceptRetentionOffer>().IsOfferedAsync(subscription.Id, default)).ShouldBeFalse("once for each subscription");
    }

    [Fact]
    public async Task NoOffer_IsShown_WithoutSettings_OrAfterTheCancellation()
    {
        await using var silent = await StartAsync(_ => { });
        await using (var scope = silent.App.For(silent.Tenant))
        {
            var id = (await silent.SubscriptionAsync()).Id;
            (await scope.Get<AcceptRetentionOffer>().IsOfferedAsync(id, default)).ShouldBeFalse();
            (await scope.Get<AcceptRetentionOffer>().RunAsync(id, default)).Problem!.Code.ShouldBe("billing.retention_not_offered");
        }

        await using var billing = await StartAsync(options => options.Retention.PercentOff = 50);
        await using var left = billing.App.For(billing.Tenant);
        var subscription = (await billing.SubscriptionAsync()).Id;
        (await left.Get<CancelSubscription>().RunAsync(subscription, ends: true, null, default)).IsProblem.ShouldBeFalse();
        (await left.Get<AcceptRetentionOffer>().IsOfferedAsync(subscription, default)).ShouldBeFalse();
    }

    private static async Task<BillingApp> StartAsync(Action<BillingOptions> configure)
    {
        var billing = await BillingApp.StartAsync(selling => selling.Configure(configure));
        await billing.BuyAsync("academy", "monthly");
        return billing;
    }
}
