using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Disputes;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Disputes;

public sealed class DisputeTests
{
    private const string Fraudulent = "4000000000000259";
    private const string Inquiry = "4000000000001976";

    [Theory]
    [InlineData(OpenDisputePolicy.KeepAccess, true, false)]
    [InlineData(OpenDisputePolicy.Restrict, true, true)]
    [InlineData(OpenDisputePolicy.Suspend, false, false)]
    public async Task WonDispute_RestoresTheAccessThatThePolicyRestricted(OpenDisputePolicy policy, bool access, bool restricted)
    {
        await using var billing = await StartAsync(options => options.OpenDispute = policy);
        var dispute = await BuyAsync(billing, Fraudulent);
        (dispute.Status, dispute.Reason, dispute.Amount).ShouldBe((DisputeStatus.NeedsResponse, "fraudulent", 10.Usd()));
        dispute.EvidenceDueBy.ShouldNotBeNull().ShouldBeGreaterThan(dispute.OpenedAt);
        await ShouldHoldAsync(billing, subscriptionSummary => subscriptionSummary.HasAccess(Now(billing)) == access
            && subscriptionSummary.IsReadOnly(Now(billing)) == restricted);
        (await billing.SubscriptionsAsync()).Single().MonthlyMinorUnits.ShouldBe(1000);

        await SubmitEvidenceAsync(billing, dispute, "winning_evidence");
        await ShouldHoldAsync(billing, subscriptionSummary => subscriptionSummary.HasAccess(Now(billing))
            && !subscriptionSummary.IsReadOnly(Now(billing)));
        billing.Recorder.Of<PaymentDisputed>()
            .Select(paymentDisputed => (paymentDisputed.State, paymentDisputed.Amount, paymentDisputed.Paid))
            .ShouldBe(
            [(DisputeState.Open, 10.Usd(), 10.Usd()), (DisputeState.Won, 10.Usd(), 10.Usd())]);
        billing.Recorder.Of<PaymentDisputed>()
            .ShouldAllBe(paymentDisputed => paymentDisputed.Reference == billing.Recorder.Of<PaymentReceived>()
            .Single().Reference);
    }

    [Theory]
    [InlineData(LostDisputePolicy.EndSubscription, SubscriptionStatus.Canceled)]
    [InlineData(LostDisputePolicy.KeepAccess, SubscriptionStatus.Active)]
    public async Task LostDispute_CancelsTheSubscription_UnlessThePolicyKeepsIt(LostDisputePolicy policy, SubscriptionStatus status)
    {
        await using var billing = await StartAsync(options => options.LostDispute = policy);
        var dispute = await BuyAsync(billing, Fraudulent);
        await using (var scope = billing.App.For(null))
        {
            (await scope.Get<RefundPayment>().RefundAllAsync(dispute.PaymentId, "The second request is refused", default)).Problem!.Code
                .ShouldBe("billing.refund_refused");
        }

        await SubmitEvidenceAsync(billing, dispute, "losing_evidence");
        await ShouldHoldAsync(billing, subscriptionSummary => subscriptionSummary.Status == status
            && !subscriptionSummary.IsReadOnly(Now(billing)));
        await ReplayAllAsync(billing);
        (await FindAsync(billing)).Status.ShouldBe(DisputeStatus.Lost);
        billing.Recorder.Of<PaymentDisputed>().Select(paymentDisputed => paymentDisputed.State)
            .ShouldBe([DisputeState.Open, DisputeState.Lost]);
        billing.Recorder.Of<SubscriptionEnded>().Count.ShouldBe(status == SubscriptionStatus.Canceled ? 1 : 0);
        billing.Recorder.Of<PaymentRefunded>().ShouldBeEmpty("a dispute is not a refund");
    }

    [Fact]
    public async Task Inquiry_WithholdsNothing_UntilItBecomesADispute()
    {
        await using var billing = await StartAsync(options => options.OpenDispute = OpenDisputePolicy.Suspend);
        var inquiry = await BuyAsync(billing, Inquiry);
        (inquiry.Status, inquiry.WithheldAt).ShouldBe((DisputeStatus.Inquiry, null));
        (await billing.SubscriptionsAsync()).Single().HasAccess(Now(billing)).ShouldBeTrue();
        await SubmitEvidenceAsync(billing, inquiry, "escalate_inquiry_evidence");
        await ShouldHoldAsync(billing, subscriptionSummary => !subscriptionSummary.HasAccess(Now(billing)));
        billing.Recorder.Of<PaymentDisputed>().Select(paymentDisputed => paymentDisputed.State)
            .ShouldBe([DisputeState.Inquiry, DisputeState.Open]);
    }

    [Fact]
    public void DecisionOfADispute_IsFinal()
    {
        foreach (var decided in new[] { DisputeStatus.Won, DisputeStatus.Lost })
        {
            Enum.GetValues<DisputeStatus>().Where(to => DisputeLifecycle.Allows(decided, to)).ShouldBe([decided]);
        }

        DisputeLifecycle.Allows(DisputeStatus.UnderReview, DisputeStatus.NeedsResponse).ShouldBeTrue();
        DisputeLifecycle.Allows(DisputeStatus.NeedsResponse, DisputeStatus.Inquiry).ShouldBeFalse();
    }

    private static Task<BillingApp> StartAsync(Action<BillingOptions> configure) =>
        BillingApp.StartAsync(selling => selling.Configure(configure));

    private static DateTimeOffset Now(BillingApp billing) => billing.Stripe.Clock.GetUtcNow();

    private static async Task<Dispute> BuyAsync(BillingApp billing, string card)
    {
        await billing.BuyAsync("academy", "monthly", card);
        await billing.SettleAsync();
        return await FindAsync(billing);
    }

    private static Task<Dispute> FindAsync(BillingApp billing) => billing.QueryAsync(db => db.Set<Dispute>().AsNoTracking().SingleAsync());

    private static async Task SubmitEvidenceAsync(BillingApp billing, Dispute dispute, string evidence)
    {
        await billing.SendToStripeAsync(HttpMethod.Post, $"/v1/disputes/{dispute.GatewayId}", ("evidence[uncategorized_text]", evidence));
        await billing.SettleAsync();
    }

    private static Task ShouldHoldAsync(BillingApp billing, Func<SubscriptionSummary, bool> condition) =>
        Eventually.HoldsAsync(async () => condition((await billing.SubscriptionsAsync()).Single()), "the dispute changes the subscription",
            TimeSpan.FromSeconds(10));

    private static async Task ReplayAllAsync(BillingApp billing)
    {
        var events = await billing.QueryAsync(db => db.Set<WebhookRow>().OrderByDescending(row => row.OccurredAt)
            .Select(row => row.EventId).ToListAsync());
        foreach (var id in events)
        {
            await billing.App.Services.GetRequiredService<ReplayWebhook>().RunAsync(id, default);
        }

        await billing.WaitForIdleAsync();
    }
}
