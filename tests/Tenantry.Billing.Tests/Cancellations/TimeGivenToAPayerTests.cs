using System.Net;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Cancellations;

/// <summary>
/// A trial is a subscription for which nothing above zero was ever paid. Free time for a customer who pays is not a trial.
/// </summary>
public sealed class TimeGivenToAPayerTests
{
    [Fact]
    public async Task FreeDay_OfAPaidYear_KeepsTheSubscriptionActive_AndItsRevenue()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("studio", "house-yearly");
        var bought = await billing.SubscriptionAsync();
        await GiveAsync(billing, bought.Id, 1);

        var given = await billing.SubscriptionAsync();
        (given.Status, given.TrialEndsAt).ShouldBe((SubscriptionStatus.Active, null));
        given.PeriodEnd.ShouldBe(bought.PeriodEnd.AddDays(1));
        given.GiftedUntil.ShouldBe(bought.PeriodEnd.AddDays(1));
        // $14,970 a year is $1,247.50 a month.
        given.MonthlyMinorUnits.ShouldBe(124_750);
        billing.Recorder.Of<SubscriptionChanged>().Select(change => change.Subscription.MonthlyMinorUnits).Distinct().ShouldBe([124_750m]);

        using var owner = billing.App.Client().SignInAs(billing.Tenant, "owner");
        using var refused = await owner.PostAsync($"/api/billing/subscriptions/{bought.Id}/end-trial", null);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("billing.not_in_trial");
        StatusText.Of(given).ShouldBe("Active");
        Paid(billing).ShouldBe([14_970.Usd()], "nothing is charged a second time");
    }

    [Fact]
    public async Task EndTrial_BeforeThePaymentArrived_IsRefused_ByWhatTheProviderSays()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("studio", "solo");
        var bought = await billing.SubscriptionAsync();
        await GiveAsync(billing, bought.Id, 10);
        // As if the webhook of the payment had not arrived yet.
        await billing.QueryAsync(db => db.Database.ExecuteSqlRawAsync(
            "update billing.subscription set first_paid_at = null, status = 'Trialing'"));
        await using var scope = billing.App.For(billing.Tenant);
        (await scope.Get<EndTrial>().RunAsync(bought.Id, default)).Problem!.Code.ShouldBe("billing.not_in_trial");
        await billing.SettleAsync();
        (await billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active);
        Paid(billing).ShouldBe([499.Usd()]);
    }

    [Fact]
    public async Task Upgrade_InTimeGiven_ChargesTheDifference_ForThePaidTimeOnly()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "solo");
        var bought = await billing.SubscriptionAsync();
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        await GiveAsync(billing, id, 30);
        var quote = await PlanChangeTests.QuoteAsync(billing, id, "team");
        // Each of the two prices for the rest of the paid month, by the second: $998 and $499.
        var (left, month) = (bought.PeriodEnd - quote.At, bought.PeriodEnd - bought.PeriodStart);
        var due = Part(99_800, left, month) - Part(49_900, left, month);
        quote.DueMinor.ShouldBe(due);
        (await PlanChangeTests.ApplyAsync(billing, quote.Id)).Problem?.Message.ShouldBeNull();
        await billing.SettleAsync();

        var now = await billing.SubscriptionAsync();
        (now.Plan, now.Status, now.PeriodEnd).ShouldBe(("team", SubscriptionStatus.Active, bought.PeriodEnd.AddDays(30)));
        now.MonthlyMinorUnits.ShouldBe(99_800);
        Paid(billing).ShouldBe([499.Usd(), new Money(due, Currency.Usd)]);
        await billing.AdvanceAsync(bought.PeriodEnd.AddDays(29) - billing.Stripe.Clock.GetUtcNow());
        Paid(billing).Count().ShouldBe(2, "the time that was given stays free");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        Paid(billing).Last().ShouldBe(998.Usd());
    }

    [Fact]
    public async Task DeclinedUpgrade_InTimeGiven_ChangesAndOwesNothing()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "solo");
        await GiveAsync(billing, id, 30);
        var quote = await PlanChangeTests.QuoteAsync(billing, id, "team");
        await billing.UseCardAsync("pm_card_chargeCustomerFail");
        await billing.SettleAsync();
        var fresh = await PlanChangeTests.QuoteAsync(billing, id, "team");
        (await PlanChangeTests.ApplyAsync(billing, fresh.Id)).Problem!.Code.ShouldBe("billing.payment_declined");
        await billing.SettleAsync();
        var now = await billing.SubscriptionAsync();
        (now.Plan, now.Status).ShouldBe(("solo", SubscriptionStatus.Active));
        Paid(billing).ShouldBe([499.Usd()]);
        (await billing.QueryAsync(db => db.Set<Invoice>().CountAsync(invoice => invoice.Status == InvoiceStatus.Open))).ShouldBe(0);
        quote.DueMinor.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Downgrade_InTimeGiven_WaitsForItsEnd()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "team");
        var bought = await billing.SubscriptionAsync();
        await GiveAsync(billing, id, 30);
        var quote = await PlanChangeTests.QuoteAsync(billing, id, "solo");
        quote.Timing.ShouldBe(ChangeTiming.PeriodEnd);
        (await PlanChangeTests.ApplyAsync(billing, quote.Id)).Problem?.Message.ShouldBeNull();
        await billing.SettleAsync();
        Paid(billing).ShouldBe([998.Usd()]);
        await billing.AdvanceAsync(bought.PeriodEnd.AddDays(29) - billing.Stripe.Clock.GetUtcNow());
        Paid(billing).ShouldBe([998.Usd()]);
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        Paid(billing).ShouldBe([998.Usd(), 499.Usd()]);
        (await billing.SubscriptionAsync()).Plan.ShouldBe("solo");
    }

    [Fact]
    public async Task TrialThatConverted_ThenGotTime_KeepsTheEndOfItsTrial()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("trial", "monthly");
        var trial = await billing.SubscriptionAsync();
        trial.Status.ShouldBe(SubscriptionStatus.Trialing);
        await billing.AdvanceAsync(TimeSpan.FromDays(7.5));
        await GiveAsync(billing, trial.Id, 14);
        var row = await billing.QueryAsync(db => db.Set<Subscription>().SingleAsync());
        (row.Status, row.TrialEndsAt).ShouldBe((SubscriptionStatus.Active, trial.TrialEndsAt));
        row.GiftedUntil.ShouldBe(row.PeriodEnd);
    }

    private static async Task GiveAsync(BillingApp billing, SubscriptionId id, int days)
    {
        await using var scope = billing.App.For(null);
        var given = await scope.Get<ExtendSubscription>().RunAsync(id, days, "We were down for a day", default);
        given.IsProblem.ShouldBeFalse(given.Problem?.Message);
        await billing.SettleAsync();
    }

    private static IEnumerable<Money> Paid(BillingApp billing) => billing.Recorder.Of<PaymentReceived>().Select(received => received.Amount)
        .Where(amount => !amount.IsZero);

    private static long Part(long amount, TimeSpan left, TimeSpan whole) =>
        (long)Math.Round((decimal)amount * left.Ticks / whole.Ticks, MidpointRounding.AwayFromZero);
}
