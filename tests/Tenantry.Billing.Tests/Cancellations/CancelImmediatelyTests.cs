using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Pages.Cancellations;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Cancellations;

public sealed class CancelImmediatelyTests
{
    [Fact]
    public async Task UnusedTime_IsRefundedOnce_ToTheCentOfThePreview()
    {
        await using var billing = await StartAsync(ImmediateCancellationPolicy.RefundUnusedTime);
        var subscription = await billing.SubscriptionAsync();
        await billing.AdvanceAsync((subscription.PeriodEnd - subscription.PeriodStart) / 4);
        await using var scope = billing.App.For(billing.Tenant);
        var preview = (await scope.Get<CancelImmediately>().PreviewAsync(subscription.Id, default)).ShouldNotBeNull();
        preview.ShouldBe(new Money(750, Currency.Usd));

        (await scope.Get<CancelImmediately>().RequestAsync(subscription.Id, "I move abroad", default)).IsProblem.ShouldBeFalse();
        await billing.SettleAsync();
        var ended = await billing.SubscriptionAsync();
        (ended.Status, ended.HasAccess(billing.Stripe.Clock.GetUtcNow())).ShouldBe((SubscriptionStatus.Canceled, false));
        (await PaymentAsync(billing)).Refunded.ShouldBe(preview);
        (await scope.Get<CancelImmediately>().RequestAsync(subscription.Id, null, default)).Problem!.Code
            .ShouldBe("billing.subscription_ended");
        await RunJobAsync(billing);
        billing.Recorder.Of<PaymentRefunded>().Single().Amount.ShouldBe(preview);
        billing.Recorder.Of<SubscriptionEnded>().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(ImmediateCancellationPolicy.NotOffered, SubscriptionStatus.Active)]
    [InlineData(ImmediateCancellationPolicy.KeepPayment, SubscriptionStatus.Canceled)]
    public async Task ImmediateCancellation_IsRefused_OrKeepsThePayment_AsConfigured(
        ImmediateCancellationPolicy policy, SubscriptionStatus expected)
    {
        await using var billing = await StartAsync(policy);
        var subscription = await billing.SubscriptionAsync();
        await using (var scope = billing.App.For(billing.Tenant))
        {
            var request = await scope.Get<CancelImmediately>().RequestAsync(subscription.Id, null, default);
            (request.Problem?.Code).ShouldBe(policy == ImmediateCancellationPolicy.NotOffered ? "billing.end_now_not_offered" : null);
            (await scope.Get<CancelImmediately>().PreviewAsync(subscription.Id, default)).ShouldBeNull();
        }

        await billing.SettleAsync();
        (await billing.SubscriptionAsync()).Status.ShouldBe(expected);
        await using var operatorScope = billing.App.For(null);
        (await operatorScope.Get<CancelImmediately>().CancelByOperatorAsync(default, refunds: true, "No such", default)).Problem!.Code
            .ShouldBe("billing.subscription_not_found");
        if (expected == SubscriptionStatus.Active)
        {
            (await operatorScope.Get<CancelImmediately>()
                .CancelByOperatorAsync(subscription.Id, refunds: false, "The customer contacted support", default)).IsProblem
                .ShouldBeFalse("an operator can cancel");
        }

        await billing.SettleAsync();
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Canceled);
        (await PaymentAsync(billing)).Refunded.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task CancellationInterruptedByACrash_IsCompletedByTheJob_WithOneRefund()
    {
        await using var billing = await StartAsync(ImmediateCancellationPolicy.RefundUnusedTime);
        var subscription = await billing.SubscriptionAsync();
        await using (var scope = billing.App.For(billing.Tenant))
        {
            var (db, now) = (scope.Get<Data.BillingDbContext>(), billing.Stripe.Clock.GetUtcNow());
            db.Add(ImmediateCancellation.Create(subscription.Id,
                await scope.Get<CalculateProratedRefunds>().RunAsync(subscription.Id, now, default), now));
            await db.SaveChangesAsync();
        }

        await RunJobAsync(billing);
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active, "the cancellation may still be running");
        await billing.AdvanceAsync(TimeSpan.FromMinutes(5));
        await RunJobAsync(billing);
        await RunJobAsync(billing);
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Canceled);
        billing.Recorder.Of<PaymentRefunded>().Single().Amount.ShouldBe(10.Usd());
        (await billing.QueryAsync(db => db.Set<ImmediateCancellation>().SingleAsync())).CompletedAt.ShouldNotBeNull();
    }

    private static async Task<BillingApp> StartAsync(ImmediateCancellationPolicy policy)
    {
        var billing = await BillingApp.StartAsync(selling => selling.Configure(options => options.ImmediateCancellation = policy));
        await billing.BuyAsync("academy", "monthly");
        return billing;
    }

    private static async Task RunJobAsync(BillingApp billing)
    {
        await using (var scope = billing.App.For(null))
        {
            await scope.Get<CompleteImmediateCancellations>().RunAsync(default);
        }

        await billing.SettleAsync();
    }

    private static Task<Payment> PaymentAsync(BillingApp billing) =>
        billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
}
