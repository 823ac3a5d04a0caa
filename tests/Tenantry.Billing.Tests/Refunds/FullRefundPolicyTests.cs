using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;

namespace Tenantry.Billing.Tests.Refunds;

public sealed class FullRefundPolicyTests
{
    [Theory]
    [InlineData(FullRefundPolicy.KeepAccess, SubscriptionStatus.Active, 1000)]
    [InlineData(FullRefundPolicy.EndSubscription, SubscriptionStatus.Canceled, 0)]
    public async Task FullRefundOfTheLatestPayment_CancelsTheSubscription_OnlyIfThePolicyRequiresIt(
        FullRefundPolicy policy, SubscriptionStatus status, int mrr)
    {
        await using var billing = await BillingApp.StartAsync(selling => selling.Configure(options => options.FullRefund = policy));
        await billing.BuyAsync("academy", "monthly");
        var payment = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        payment.Reference.ShouldBe(billing.Recorder.Of<PaymentReceived>().Single().Reference);
        await using (var scope = billing.App.For(null))
        {
            (await scope.Get<RefundPayment>().RunAsync(payment.GatewayId, 4.Usd(), 0.Usd(), "Part", default)).Problem.ShouldBeNull();
            (await billing.SubscriptionsAsync()).Single().Status.ShouldBe(SubscriptionStatus.Active, "a partial refund does not cancel");
            (await scope.Get<RefundPayment>().RefundAllAsync(payment.GatewayId, "All", default)).Problem.ShouldBeNull();
        }

        await billing.SettleAsync();
        await Eventually.HoldsAsync(async () => (await billing.SubscriptionsAsync()).Single().Status == status,
            "the refund cancels the subscription");
        var left = (await billing.SubscriptionsAsync()).Single();
        left.MonthlyMinorUnits.ShouldBe(mrr);
        left.HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBe(status == SubscriptionStatus.Active);
    }
}
