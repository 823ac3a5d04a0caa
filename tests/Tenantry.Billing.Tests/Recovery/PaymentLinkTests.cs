using Tenantry.Billing.Dunning;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Billing.Pages.Dunning.PaymentLinks;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.Recovery;

public sealed class PaymentLinkTests
{
    [Fact]
    public async Task LinkInTheEmail_UpdatesTheCard_WithoutSignIn()
    {
        await using var billing = await DunningApp.StartAsync();
        var token = Uri.UnescapeDataString((await billing.GetLastEmailTextAsync()).Split("/pay?token=")[1].Split('\n')[0].Trim());
        await using var anonymous = billing.App.For(null);
        var (find, fix, retry) = (anonymous.Get<FindUnpaidInvoice>(), anonymous.Get<FixPayment>(), anonymous.Get<RetryFromLink>());
        var view = await find.RunAsync(token, default);
        view.ShouldNotBeNull();
        (view.Amount, view.Confirms, view.IsPaid, view.IsOver).ShouldBe((20.Usd(), false, false, false));
        (await retry.RunAsync(token, default)).Problem!.Code.ShouldBe("billing.payment_declined");

        var opened = await fix.RunAsync(token, default);
        var typed = await billing.EnterCardAsync($"{opened.Value}/card");
        typed.Headers.Location!.ToString().ShouldEndWith("&back=1", Case.Sensitive, "the provider leads back to the link");
        await retry.OnNewCardAsync(token, default);
        await billing.SettleAsync();

        (await find.RunAsync(token, default))!.IsPaid.ShouldBeTrue();
        (await billing.CaseAsync()).Stage.ShouldBe(DunningStage.Recovered);
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active);
        billing.Recorder.Of<PaymentReceived>().Count(paymentReceived => paymentReceived.Amount == 20.Usd())
            .ShouldBe(1, "the webhook and the return page pay it only once");
        (await fix.RunAsync(token, default)).Problem!.Code.ShouldBe("billing.dunning_not_found");
    }

    [Fact]
    public async Task Link_IsValidForItsPageOnly_AndExpires()
    {
        await using var billing = await DunningApp.StartAsync();
        var invoice = (await billing.CaseAsync()).InvoiceId;
        await using var anonymous = billing.App.For(null);
        var (find, fix, retry, links) = (anonymous.Get<FindUnpaidInvoice>(), anonymous.Get<FixPayment>(), anonymous.Get<RetryFromLink>(),
            anonymous.Get<RecoveryLinks>());
        var token = links.CreateToken(FixPayment.Path, billing.Tenant, invoice, TimeSpan.FromDays(14));
        foreach (var invalid in new[] { null, "", "nonsense", token[..^4] + "AAAA",
            links.CreateToken("/elsewhere", billing.Tenant, invoice, TimeSpan.FromDays(14)) })
        {
            (await find.RunAsync(invalid, default)).ShouldBeNull();
            (await fix.RunAsync(invalid, default)).Problem!.Code.ShouldBe("billing.link_invalid");
            (await retry.RunAsync(invalid, default)).Problem!.Code.ShouldBe("billing.link_invalid");
        }

        (await find.RunAsync(links.CreateToken(FixPayment.Path, new TenantId(Guid.CreateVersion7(billing.Stripe.Clock.GetUtcNow())),
            invoice, TimeSpan.FromDays(14)), default)).ShouldBeNull("the invoice belongs to another tenant");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await fix.RunAsync(token, default)).IsProblem.ShouldBeFalse();
        }

        (await retry.RunAsync(token, default)).Problem!.Code.ShouldBe("billing.too_many_tries");
        (await fix.RunAsync(token, default)).Problem!.Code.ShouldBe("billing.too_many_tries");
        await billing.AdvanceAsync(TimeSpan.FromDays(14));
        (await find.RunAsync(token, default)).ShouldBeNull("the link has expired");
    }
}
