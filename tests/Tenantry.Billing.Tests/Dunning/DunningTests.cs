using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Billing.Pages.Dunning.PaymentLinks;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Dunning;

public sealed class DunningTests
{
    [Fact]
    public async Task UnpaidRenewal_IsNotifiedRestrictedSuspendedAndCanceled_OnceEach_OnSchedule()
    {
        await using var billing = await DunningApp.StartAsync();
        var failed = await billing.SubscriptionAsync();
        failed.Status.ShouldBe(SubscriptionStatus.PastDue);
        var start = failed.PeriodStart;
        failed.ReadOnlyFrom.ShouldBe(start + TimeSpan.FromDays(5));
        failed.AccessUntil.ShouldBe(start + TimeSpan.FromDays(7));
        failed.IsReadOnly(start + TimeSpan.FromDays(5) - TimeSpan.FromTicks(1)).ShouldBeFalse();
        failed.IsReadOnly(start + TimeSpan.FromDays(5)).ShouldBeTrue();
        var unpaid = await billing.CaseAsync();
        (unpaid.Stage, unpaid.Amount, unpaid.StartedAt,
            unpaid.NextStepAt).ShouldBe((DunningStage.Open, 20.Usd(), start, start + TimeSpan.FromDays(3)));
        (await billing.EmailsAsync()).ShouldBe(["payment_failed"]);
        (await billing.GetLastEmailTextAsync()).ShouldContain("/pay?token=");

        foreach (var (days, stage, email) in new[]
        {
            (3, DunningStage.Grace, "payment_reminder"), (2, DunningStage.Restricted, "access_restricted"),
            (2, DunningStage.Suspended, "access_suspended"),
        })
        {
            var before = await billing.EmailsAsync();
            await billing.AdvanceAndRunAsync(TimeSpan.FromDays(days));
            await billing.RunJobAsync();
            (await billing.CaseAsync()).Stage.ShouldBe(stage);
            (await billing.EmailsAsync()).ShouldBe([.. before, email]);
        }

        (await billing.SubscriptionAsync()).HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeFalse();
        // The local Stripe stops after its third retry.
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(9));
        await billing.SettleAsync();
        (await billing.CaseAsync()).Stage.ShouldBe(DunningStage.Uncollectible);
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Canceled);
        string[] templates = ["payment_failed", "payment_reminder", "access_restricted", "access_suspended", "subscription_given_up"];
        (await billing.EmailsAsync()).ShouldBe(templates);

        await ReplayAllAsync(billing);
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(40));
        (await billing.EmailsAsync()).ShouldBe(templates);
        (await billing.CaseAsync()).NextStepAt.ShouldBeNull();
    }

    [Fact]
    public async Task NewCard_PaysImmediately_RestoresAccess_AndStopsEveryStep()
    {
        await using var billing = await DunningApp.StartAsync();
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(6));
        (await billing.SubscriptionAsync()).IsReadOnly(billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue();
        string[] before = await billing.EmailsAsync();
        before.ShouldBe(["payment_failed", "access_restricted"], "a missed step is skipped");

        await billing.AddCardAsync();
        var paid = await billing.SubscriptionAsync();
        (paid.Status, paid.ReadOnlyFrom).ShouldBe((SubscriptionStatus.Active, null));
        paid.HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue();
        var over = await billing.CaseAsync();
        (over.Stage, over.NextStepAt, over.RetryCount).ShouldBe((DunningStage.Recovered, null, 1));
        await ReplayAllAsync(billing);
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(10));
        (await billing.EmailsAsync()).ShouldBe([.. before, "payment_recovered"]);
        billing.Recorder.Of<PaymentReceived>().Count(paymentReceived => paymentReceived.Amount == 20.Usd()).ShouldBe(1);
    }

    [Fact]
    public async Task ConcurrentNodes_SendOneEmail_AndRetryOnce()
    {
        await using var billing = await DunningApp.StartAsync(options => options.Dunning.RetryAfter =
            [TimeSpan.FromDays(1), TimeSpan.FromDays(2)]);
        await billing.AdvanceAsync(TimeSpan.FromDays(1));
        var first = await billing.CaseAsync();
        first.NextRetryAt.ShouldNotBeNull().ShouldBeLessThan(billing.Stripe.Clock.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(billing.RunJobAsync)));
        var dunningCase = await billing.CaseAsync();
        dunningCase.RetryCount.ShouldBe(1);
        dunningCase.NextRetryAt.ShouldBe(dunningCase.StartedAt + TimeSpan.FromDays(2));

        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(billing.RunJobAsync)));
        (await billing.EmailsAsync()).ShouldBe(["payment_failed", "payment_reminder"]);
        (await billing.CaseAsync()).RetryCount.ShouldBe(2);
        (await billing.CaseAsync()).NextRetryAt.ShouldBeNull("there is no third retry");
    }

    [Fact]
    public async Task CardThatRequiresAuthentication_IsNotRetried_AndTheCustomerIsSentToTheBank()
    {
        await using var billing = await DunningApp.StartAsync(options => options.Dunning.RetryAfter = [TimeSpan.FromDays(1)],
            billingApp => billingApp.UseCardAsync("pm_card_authenticationRequired"));
        var unpaid = await billing.CaseAsync();
        (unpaid.NeedsAuthentication, unpaid.NextRetryAt, unpaid.RetryCount).ShouldBe((true, null, 0));
        (await billing.GetLastEmailTextAsync()).ShouldContain("Your bank asks you to confirm this payment.");
        await using var scope = billing.App.For(null);
        var links = scope.Get<RecoveryLinks>();
        var opened = await scope.Get<FixPayment>()
            .RunAsync(links.CreateToken(FixPayment.Path, billing.Tenant, unpaid.InvoiceId, TimeSpan.FromDays(1)), default);
        opened.Value.ShouldBe(unpaid.HostedUrl);
        (await scope.Get<RetryFromLink>().RunAsync(links.CreateToken(FixPayment.Path, billing.Tenant, unpaid.InvoiceId,
            TimeSpan.FromDays(1)), default)).Problem!.Code.ShouldBe("billing.confirm_payment");

        await ConfirmAsync(billing, opened.Value!);
        (await billing.CaseAsync()).Stage.ShouldBe(DunningStage.Recovered);
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active);
        (await billing.EmailsAsync()).ShouldBe(["payment_failed", "payment_recovered"]);
    }

    [Theory]
    [InlineData("lost_card", 0)]
    [InlineData("insufficient_funds", 2)]
    public async Task HardDecline_IsNotRetried_ButInsufficientFundsAre(string reason, int retries)
    {
        await using var billing = await DunningApp.StartAsync(
            options => options.Dunning.RetryAfter = [TimeSpan.FromDays(1), TimeSpan.FromDays(2)],
            billingApp => billingApp.DeclineCardAsync(reason));
        (await billing.CaseAsync()).DeclineCode.ShouldBe(reason);
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(1));
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(1));
        (await billing.CaseAsync()).RetryCount.ShouldBe(retries);
    }

    [Fact]
    public async Task UncollectibleInvoice_CancelsTheSubscription_OrLeavesItUnpaid()
    {
        foreach (var (end, status) in new[] { (DunningEnd.Cancel, SubscriptionStatus.Canceled),
            (DunningEnd.LeaveUnpaid, SubscriptionStatus.PastDue) })
        {
            await using var billing = await DunningApp.StartAsync(options =>
            {
                options.Dunning.Plans.Add(new PlanDunning
                    { Plan = "trial/monthly", GracePeriod = TimeSpan.FromDays(2), EndAfter = TimeSpan.FromDays(4), AtEnd = end });
            });
            (await billing.SubscriptionAsync()).AccessUntil
                .ShouldBe((await billing.SubscriptionAsync()).PeriodStart + TimeSpan.FromDays(2));
            await billing.AdvanceAndRunAsync(TimeSpan.FromDays(4));
            await billing.SettleAsync();
            (await billing.CaseAsync()).Stage.ShouldBe(DunningStage.Uncollectible);
            (await billing.SubscriptionAsync()).Status.ShouldBe(status);
            (await billing.EmailsAsync()).ShouldBe(["payment_failed", "subscription_given_up"]);
        }
    }

    private static async Task ConfirmAsync(BillingApp billing, string hosted)
    {
        await billing.EnterCardAsync(hosted, "4000002760003184");
        using var browser = new HttpClient();
        await browser.PostAsync(new Uri($"{hosted}/3ds"), new FormUrlEncodedContent([KeyValuePair.Create("result", "complete")]));
        await billing.SettleAsync();
    }

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
