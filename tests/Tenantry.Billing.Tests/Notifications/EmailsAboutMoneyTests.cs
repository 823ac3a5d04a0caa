using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Notifications;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.PaymentMethods;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Notifications;

public sealed class EmailsAboutMoneyTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Payment_SendsItsReceipt_WithThePdf_Once()
    {
        await _billing.BuyAsync("academy", "monthly");
        var receipt = (await ReadAsync("receipt")).ShouldHaveSingleItem();
        receipt.Subject.ShouldBe("Your receipt for Kids AI Academy: $10.00");
        (await _billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
            """
            select content_type || ' ' || encode(substring(content from 1 for 4), 'escape') as "Value"
            from emailing.email_attachment_file
            """)
            .ToListAsync())).ShouldBe(["application/pdf %PDF"]);
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await ReadAsync("receipt")).Count.ShouldBe(2, "one for each payment");
    }

    [Fact]
    public async Task OneTimePurchase_SendsItsReceipt()
    {
        await _billing.BuyAsync("coaching", "session");
        (await ReadAsync("receipt")).ShouldHaveSingleItem().Subject.ShouldContain("$500.00");
    }

    [Fact]
    public async Task TrialThatCostsNothing_SendsNoReceipt()
    {
        await _billing.BuyAsync("trial", "monthly");
        (await ReadAsync("receipt")).ShouldBeEmpty();
    }

    [Fact]
    public async Task CancelAndKeep_AreConfirmed_EachTime()
    {
        await _billing.BuyAsync("academy", "monthly");
        var bought = await _billing.SubscriptionAsync();
        foreach (var round in new[] { 1, 2 })
        {
            await CancelAsync(bought.Id, ends: true);
            await CancelAsync(bought.Id, ends: false);
            (await ReadAsync("subscription_canceled")).Count.ShouldBe(round);
            (await ReadAsync("subscription_resumed")).Count.ShouldBe(round);
        }

        (await ReadAsync("subscription_canceled"))[0].Text.ShouldContain($"until {SendBillingEmail.Day(bought.PeriodEnd)}");
        await CancelAsync(bought.Id, ends: true);
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await ReadAsync("subscription_ended")).ShouldBeEmpty("its end was confirmed when it was canceled");
    }

    [Fact]
    public async Task PauseAndResume_AreConfirmed()
    {
        await _billing.BuyAsync("academy", "monthly");
        var bought = await _billing.SubscriptionAsync();
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            (await scope.Get<PauseSubscription>().RunAsync(bought.Id, 30, default)).IsProblem.ShouldBeFalse();
            await _billing.SettleAsync();
            (await scope.Get<PauseSubscription>().EndAsync(bought.Id, default)).IsProblem.ShouldBeFalse();
        }

        await _billing.SettleAsync();
        (await ReadAsync("subscription_paused")).ShouldHaveSingleItem().Text.ShouldContain(SendBillingEmail.Day(bought.PeriodEnd));
        (await ReadAsync("subscription_unpaused")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PlanChange_IsConfirmed_AndTimeGivenIsNoChange()
    {
        var id = await PlanChangeTests.SubscribeAsync(_billing, "solo");
        await using (var scope = _billing.App.For(null))
        {
            (await scope.Get<ExtendSubscription>().RunAsync(id, 3, "Sorry", default)).IsProblem.ShouldBeFalse();
        }

        await _billing.SettleAsync();
        (await ReadAsync("plan_changed")).ShouldBeEmpty();
        var quote = await PlanChangeTests.QuoteAsync(_billing, id, "team");
        (await PlanChangeTests.ApplyAsync(_billing, quote.Id)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        (await ReadAsync("plan_changed")).ShouldHaveSingleItem().Text.ShouldContain("$998.00");
    }

    [Fact]
    public async Task Refund_IsAnnounced_WithItsAmount()
    {
        await _billing.BuyAsync("academy", "monthly");
        var payment = await _billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync());
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            (await scope.Get<RefundPayment>().RunAsync(payment.GatewayId, new Money(350, Currency.Usd), 0.Usd(), "Sorry", default))
                .Problem?.Message.ShouldBeNull();
        }

        await _billing.SettleAsync();
        (await ReadAsync("refund")).ShouldHaveSingleItem().Subject.ShouldBe("Your refund of $3.50");
    }

    [Fact]
    public async Task ChangedCard_IsConfirmed_WithItsLastDigitsAndExpiry()
    {
        await _billing.BuyAsync("academy", "monthly");
        await _billing.AddCardAsync("pm_card_visa");
        (await ReadAsync("card_changed")).Count.ShouldBeLessThanOrEqualTo(1);
        await _billing.AddCardAsync("pm_card_mastercard");
        var customer = await _billing.QueryAsync(db => db.Set<Tenantry.Billing.Customers.Customer>().AsNoTracking().SingleAsync());
        customer.Card!.ShouldMatch(@"^Mastercard •••• 4444, expires \d\d/\d\d$");
        (await ReadAsync("card_changed"))[^1].Text.ShouldContain(customer.Card!);
    }

    [Fact]
    public async Task YearlyRenewal_IsAnnounced_Once_AndMonthlyIsNot()
    {
        await _billing.BuyAsync("studio", "house-yearly");
        await _billing.BuyAsync("academy", "monthly");
        await _billing.AdvanceAsync(TimeSpan.FromDays(300));
        await NoticesAsync();
        (await ReadAsync("renewal_notice")).ShouldBeEmpty("it is 65 days");
        await _billing.AdvanceAsync(TimeSpan.FromDays(40));
        await NoticesAsync();
        await NoticesAsync();
        (await ReadAsync("renewal_notice")).ShouldHaveSingleItem().Text.ShouldContain("$14,970.00");
    }

    private async Task NoticesAsync()
    {
        await using var scope = _billing.App.For(null);
        await scope.Get<SendRenewalNotices>().RunAsync(default);
    }

    private async Task CancelAsync(SubscriptionId id, bool ends)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<CancelSubscription>().RunAsync(id, ends, null, default)).Problem?.Message.ShouldBeNull();
        await _billing.SettleAsync();
    }

    private Task<List<Sent>> ReadAsync(string template) => _billing.QueryAsync(db => db.Database.SqlQueryRaw<Sent>(
        "select subject, text from emailing.email where template = {0} order by created_at, id", $"billing.{template}").ToListAsync());

    private sealed class Sent
    {
        public required string Subject { get; init; }

        public required string Text { get; init; }
    }
}
