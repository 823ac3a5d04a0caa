using Tenantry.Billing.Dunning;
using Tenantry.Billing.Pages.Dunning;

namespace Tenantry.Billing.Tests.Dunning;

public sealed class ChangeDunningTests
{
    [Fact]
    public async Task ExtendedGracePeriod_RestoresAccess_AndPostponesTheEnd()
    {
        await using var billing = await DunningApp.StartAsync();
        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(8));
        var suspended = await billing.CaseAsync();
        suspended.Stage.ShouldBe(DunningStage.Suspended);
        var now = billing.Stripe.Clock.GetUtcNow();
        await using (var scope = billing.App.For(null))
        {
            (await scope.Get<ChangeDunning>().ExtendAsync(suspended.InvoiceId, "They called", default)).IsProblem.ShouldBeFalse();
        }

        var extended = await billing.CaseAsync();
        extended.Stage.ShouldBe(DunningStage.Grace);
        extended.SuspendAt.ShouldBe(now + TimeSpan.FromDays(7), TimeSpan.FromMinutes(1));
        (extended.EndAt - extended.SuspendAt).ShouldBe(suspended.EndAt - suspended.SuspendAt);
        (await billing.SubscriptionAsync()).HasAccess(now).ShouldBeTrue();
    }

    [Fact]
    public async Task StoppedDunning_SendsNoEmails_ButTheInvoiceCanStillBePaid()
    {
        await using var billing = await DunningApp.StartAsync();
        var open = await billing.CaseAsync();
        await using (var scope = billing.App.For(null))
        {
            var change = scope.Get<ChangeDunning>();
            (await change.RetryAsync("in_none", default)).Problem!.Code.ShouldBe("billing.dunning_not_found");
            (await change.RetryAsync(open.InvoiceId, default)).Problem!.Code.ShouldBe("billing.payment_declined");
            (await change.StopAsync(open.InvoiceId, "A friend of the house", default)).IsProblem.ShouldBeFalse();
            (await change.StopAsync(open.InvoiceId, "Again", default)).Problem!.Code.ShouldBe("billing.dunning_over");
        }

        await billing.AdvanceAndRunAsync(TimeSpan.FromDays(8));
        (await billing.EmailsAsync()).ShouldBe(["payment_failed"]);
        (await billing.SubscriptionAsync()).HasAccess(billing.Stripe.Clock.GetUtcNow())
            .ShouldBeFalse("access still ends with the grace period");

        await billing.SendToStripeAsync(HttpMethod.Post, $"/v1/invoices/{open.InvoiceId}/pay", ("paid_out_of_band", "true"));
        await billing.SettleAsync();
        (await billing.CaseAsync()).Stage.ShouldBe(DunningStage.Recovered);
        (await billing.SubscriptionAsync()).HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue();
    }
}
