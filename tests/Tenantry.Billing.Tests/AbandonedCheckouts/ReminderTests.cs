using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Abandoned;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Checkouts.Abandoned;
using Tenantry.Billing.Pages.Dunning.PaymentLinks;
using Tenantry.Billing.Tests.Dunning;

namespace Tenantry.Billing.Tests.AbandonedCheckouts;

public sealed class ReminderTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task AbandonedCheckout_SendsOneReminder_WhoseLinkLeadsBackToIt()
    {
        var page = await OpenAsync("academy", "monthly");
        await RemindAsync(TimeSpan.FromHours(3));
        (await _billing.EmailsAsync()).ShouldBeEmpty("the reminder is not due yet");

        await RemindAsync(TimeSpan.FromHours(1), nodes: 4);
        (await _billing.EmailsAsync()).ShouldBe(["checkout_left"]);
        (await StreamAsync()).ShouldBe("Marketing", "an unsubscribed recipient gets no reminder");
        await using var scope = _billing.App.For(null);
        var (find, reopen) = (scope.Get<FindAbandonedCheckout>(), scope.Get<RecoverCheckout>());
        var token = await TokenAsync();
        (await find.RunAsync(token, default)).ShouldBe(new FindAbandonedCheckout.View("Kids AI Academy", null, "$10.00 a month", false));
        (await reopen.RunAsync(token, default)).Value.ShouldBe(page, "the checkout is still open");

        await RemindAsync(TimeSpan.FromHours(21));
        var renewed = await reopen.RunAsync(token, default);
        renewed.IsProblem.ShouldBeFalse(renewed.Problem?.Message);
        renewed.Value.ShouldNotBe(page, "the checkout has expired");
        await _billing.PayAsync(renewed.Value!, "4242424242424242");
        (await _billing.SubscriptionsAsync()).Single().Product.ShouldBe("academy");
        (await find.RunAsync(token, default))!.IsPurchased.ShouldBeTrue();
        (await reopen.RunAsync(token, default)).Problem!.Code.ShouldBe("billing.already_subscribed");
        await RemindAsync(TimeSpan.FromDays(1));
        (await _billing.EmailsAsync()).ShouldBe(["checkout_left"], "the checkout is paid");
    }

    [Fact]
    public async Task PaidCheckout_SendsNoReminder_EvenBeforeItsWebhookArrives()
    {
        var url = await OpenAsync("academy", "monthly");
        await _billing.DropWebhooksAsync(50);
        await _billing.PayAsync(url, "4242424242424242");
        await RemindAsync(TimeSpan.FromHours(5));
        (await _billing.EmailsAsync()).ShouldBeEmpty();
        (await ReminderAsync()).SkipReason.ShouldBe("paid");
    }

    [Fact]
    public async Task SeveralAttempts_SendOneReminder_ForEachProduct()
    {
        await OpenAsync("studio", "solo");
        await OpenAsync("studio", "team");
        await RemindAsync(TimeSpan.FromHours(5));
        (await _billing.EmailsAsync()).ShouldBe(["checkout_left"]);
        await OpenAsync("studio", "house");
        await RemindAsync(TimeSpan.FromHours(5));
        (await _billing.EmailsAsync()).ShouldBe(["checkout_left"], "a tenant is reminded at most once a month");
        await OpenAsync("academy", "monthly");
        await RemindAsync(TimeSpan.FromHours(5));
        (await _billing.EmailsAsync()).ShouldBe(["checkout_left", "checkout_left"]);
        await OpenAsync("studio", "solo");
        await _billing.AdvanceAsync(TimeSpan.FromDays(10));
        await RemindAsync(TimeSpan.Zero);
        (await _billing.EmailsAsync()).Length.ShouldBe(2, "a checkout abandoned ten days ago gets no reminder");
    }

    [Fact]
    public async Task InvalidLink_OpensNothing()
    {
        await using var scope = _billing.App.For(null);
        var (find, reopen, links) = (scope.Get<FindAbandonedCheckout>(), scope.Get<RecoverCheckout>(), scope.Get<RecoveryLinks>());
        foreach (var invalid in new[] { null, "nonsense",
            links.CreateToken(FixPayment.Path, _billing.Tenant, "in_1", TimeSpan.FromDays(1)) })
        {
            (await find.RunAsync(invalid, default)).ShouldBeNull();
            (await reopen.RunAsync(invalid, default)).Problem!.Code.ShouldBe("billing.link_invalid");
        }
    }

    private async Task<string> OpenAsync(string product, string plan)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return (await scope.Get<StartCheckout>().RunAsync(product, plan, default)).Value!;
    }

    private async Task RemindAsync(TimeSpan after, int nodes = 1)
    {
        if (after > TimeSpan.Zero)
        {
            await _billing.AdvanceAsync(after);
        }

        await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Task.Run(async () =>
        {
            await using var scope = _billing.App.For(null);
            await scope.Get<SendCheckoutReminders>().RunAsync(default);
        })));
    }

    private async Task<string> TokenAsync() => (await _billing.GetLastEmailTextAsync()).Split("/checkout/again?token=")[1]
        .Split('\n')[0].Trim();

    private Task<CheckoutReminder> ReminderAsync() => _billing.QueryAsync(db => db.Set<CheckoutReminder>().AsNoTracking().SingleAsync());

    private Task<string> StreamAsync() => _billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
        """select stream as "Value" from emailing.email where template = 'billing.checkout_left'""").SingleAsync());
}
