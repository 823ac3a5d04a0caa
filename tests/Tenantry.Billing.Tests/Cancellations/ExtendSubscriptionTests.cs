using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Pages.Cancellations.Extensions;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Cancellations;

public sealed class ExtendSubscriptionTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Extension_PostponesTheNextCharge_AndChargesNothing()
    {
        await _billing.BuyAsync("academy", "monthly");
        var subscription = await _billing.SubscriptionAsync();
        await _billing.AdvanceAsync(TimeSpan.FromDays(10));
        (await ExtendAsync(subscription.Id, 30)).ShouldBeNull();
        var extended = await _billing.SubscriptionAsync();
        extended.GiftedUntil.ShouldBe(subscription.PeriodEnd.AddDays(30));
        extended.HasAccess(subscription.PeriodEnd.AddDays(29)).ShouldBeTrue();

        await _billing.AdvanceAsync(subscription.PeriodEnd.AddDays(29) - _billing.Stripe.Clock.GetUtcNow());
        Paid().ShouldBe([10.Usd()], "nothing is charged during the extension");
        await _billing.AdvanceAsync(TimeSpan.FromDays(2));
        Paid().ShouldBe([10.Usd(), 10.Usd()]);
        var renewed = await _billing.SubscriptionAsync();
        (renewed.Status, renewed.PeriodStart).ShouldBe((SubscriptionStatus.Active, subscription.PeriodEnd.AddDays(30)));
    }

    [Fact]
    public async Task ExtendedTrial_EndsLater()
    {
        await _billing.BuyAsync("trial", "monthly");
        var begun = await _billing.SubscriptionAsync();
        (await ExtendAsync(begun.Id, 7)).ShouldBeNull();
        (await ExtendAsync(begun.Id, 7)).ShouldBeNull();
        (await _billing.SubscriptionAsync()).TrialEndsAt
            .ShouldBe(begun.TrialEndsAt!.Value.AddDays(14), "the second extension is a separate one");
        await _billing.AdvanceAsync(TimeSpan.FromDays(20));
        Paid().ShouldBeEmpty();
        await _billing.AdvanceAsync(TimeSpan.FromDays(2));
        Paid().ShouldBe([20.Usd()]);
    }

    [Fact]
    public async Task Extension_RequiresAReason_ALength_AndAnActiveSubscription()
    {
        await _billing.BuyAsync("academy", "monthly");
        var id = (await _billing.SubscriptionAsync()).Id;
        foreach (var (days, reason) in new[] { (0, "Sorry"), (367, "Sorry"), (30, " ") })
        {
            (await ExtendAsync(id, days, reason)).ShouldBe("billing.gift_invalid");
        }

        (await ExtendAsync(default, 30)).ShouldBe("billing.subscription_not_found");
        await _billing.UseCardAsync("pm_card_chargeCustomerFail");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await _billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.PastDue);
        (await ExtendAsync(id, 30)).ShouldBe("billing.gift_not_possible");
    }

    [Fact]
    public async Task Extension_BeforeAScheduledChange_IsRefused_AndBothStay()
    {
        var id = await PlanChangeTests.SubscribeAsync(_billing, "team");
        var bought = await _billing.SubscriptionAsync();
        var quote = await PlanChangeTests.QuoteAsync(_billing, id, "solo");
        (await PlanChangeTests.ApplyAsync(_billing, quote.Id)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();

        (await ExtendAsync(id, 30)).ShouldBe("billing.gift_before_change");
        var kept = await _billing.SubscriptionAsync();
        (kept.PeriodEnd, kept.GiftedUntil).ShouldBe((bought.PeriodEnd, null));
        kept.Pending!.Plan.ShouldBe("solo");
        await _billing.AdvanceAsync(bought.PeriodEnd - _billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        Paid().ShouldBe([998.Usd(), 499.Usd()], "the next charge isn't postponed");
    }

    private async Task<string?> ExtendAsync(SubscriptionId id, int days, string reason = "We were down for a day")
    {
        await using var scope = _billing.App.For(null);
        var result = await scope.Get<ExtendSubscription>().RunAsync(id, days, reason, default);
        await _billing.SettleAsync();
        return result.Problem?.Code;
    }

    private IEnumerable<Money> Paid() => _billing.Recorder.Of<PaymentReceived>().Select(paymentReceived => paymentReceived.Amount)
        .Where(amount => !amount.IsZero);
}
