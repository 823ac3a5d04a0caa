using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Tests.PlanChanges;

public sealed class PlanChangeTests
{
    [Fact]
    public async Task Upgrade_ChargesTheQuotedAmount_ToTheCent_Immediately()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        var quote = await QuoteAsync(billing, id, "team");
        quote.Timing.ShouldBe(ChangeTiming.Now);
        quote.DueMinor.ShouldBeGreaterThan(0);
        // The customer reads the page for a while before clicking: the time of the quote counts, not that of the click.
        await billing.AdvanceAsync(TimeSpan.FromMinutes(10));
        (await ApplyAsync(billing, quote.Id)).IsProblem.ShouldBeFalse();
        await billing.WaitForIdleAsync();

        var now = (await billing.SubscriptionsAsync()).Single();
        now.Plan.ShouldBe("team");
        now.MonthlyMinorUnits.ShouldBe(99_800);
        (await InvoicesAsync(billing)).Max(invoice => invoice.IssuedAt).ShouldBeGreaterThan(now.StartedAt);
        (await InvoicesAsync(billing)).Single(invoice => invoice.TotalMinor == quote.DueMinor).Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task SecondUpgradeInOnePeriod_CreditsTheWholePlanInForce_AndNotTheLastNetCharge()
    {
        // antiwork/gumroad#6077: $499 to $998, then to $1,497 in one month. Each step costs the difference of the plans for the rest of the
        // month.
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        var period = (await billing.SubscriptionsAsync()).Single();
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var first = await QuoteAsync(billing, id, "team");
        (await ApplyAsync(billing, first.Id)).IsProblem.ShouldBeFalse();
        await billing.AdvanceAsync(TimeSpan.FromDays(1));
        var second = await QuoteAsync(billing, id, "house");
        (await ApplyAsync(billing, second.Id)).IsProblem.ShouldBeFalse();

        first.DueMinor.ShouldBe(Difference(period, first.At, 49_900, 99_800));
        // The charge for the rest of the month is rounded already, and its unused part is credited from the rounded amount.
        var charged = Part(99_800, period.PeriodEnd - first.At, period.PeriodEnd - period.PeriodStart);
        second.DueMinor.ShouldBe(Part(149_700, period.PeriodEnd - second.At, period.PeriodEnd - period.PeriodStart) - Part(charged,
            period.PeriodEnd - second.At, period.PeriodEnd - first.At));
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("changed")]
    public async Task StaleQuote_IsRefused_AndChargesNothing(string reason)
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(3));
        var stale = await QuoteAsync(billing, id, "team");
        if (reason == "expired")
        {
            await billing.AdvanceAsync(TimeSpan.FromMinutes(16));
        }
        else
        {
            (await ApplyAsync(billing, (await QuoteAsync(billing, id, "house")).Id)).IsProblem.ShouldBeFalse();
            await billing.WaitForIdleAsync();
        }

        var before = (await InvoicesAsync(billing)).Count;
        (await ApplyAsync(billing, stale.Id)).Problem!.Code.ShouldBe("billing.quote_stale");
        await billing.WaitForIdleAsync();
        (await InvoicesAsync(billing)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task ConcurrentCallers_ChangeOnce()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(5));
        var quote = await QuoteAsync(billing, id, "team");
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryApplyAsync(billing, quote.Id))));
        responses.ShouldContain(true);
        await billing.WaitForIdleAsync();
        (await InvoicesAsync(billing)).Count(invoice => invoice.TotalMinor == quote.DueMinor).ShouldBe(1);
    }

    [Fact]
    public async Task DeclinedUpgrade_ChangesNothing()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        await billing.UseCardAsync("pm_card_chargeCustomerFail");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var quote = await QuoteAsync(billing, id, "team");
        (await ApplyAsync(billing, quote.Id)).Problem!.Code.ShouldBe("billing.payment_declined");
        await billing.WaitForIdleAsync();
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo");
    }

    [Fact]
    public async Task RequiredAuthentication_LeadsToTheConfirmationPage_AndChangesNothingYet()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "solo");
        await billing.UseCardAsync("pm_card_authenticationRequired");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var quote = await QuoteAsync(billing, id, "team");
        var applied = await ApplyAsync(billing, quote.Id);
        applied.IsProblem.ShouldBeFalse(applied.Problem?.Code);
        applied.Value!.ConfirmUrl.ShouldStartWith(billing.Stripe.Address);
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo");

        (await billing.ConfirmAsync(applied.Value.ConfirmUrl!)).ShouldEndWith("/space/billing");
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
    }

    [Fact]
    public async Task LongerInterval_IsChargedImmediately_ForTheRestOfAPeriodFromTheSameAnchor_LessTheUnusedTime()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await SubscribeAsync(billing, "house");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        await billing.AdvanceAsync(TimeSpan.FromDays(14));
        var quote = await QuoteAsync(billing, id, "house-yearly");
        quote.Timing.ShouldBe(ChangeTiming.Now);
        var year = subscription.PeriodStart.AddYears(1) - subscription.PeriodStart;
        var month = subscription.PeriodEnd - subscription.PeriodStart;
        var due = (1_497_000 * (1 - (14 / year.TotalDays))) - (149_700 * (1 - (14 / month.TotalDays)));
        quote.DueMinor.ShouldBeInRange((long)due - 500, (long)due + 500);
        (await ApplyAsync(billing, quote.Id)).IsProblem.ShouldBeFalse();
        var now = (await billing.SubscriptionsAsync()).Single();
        now.Price.Interval.ShouldBe(Interval.Year);
        now.PeriodEnd.ShouldBe(subscription.PeriodStart.AddYears(1), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task ChangeDuringATrial_CostsNothing_AndTheTrialContinues()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("crew", "trial-seats");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        await using var scope = billing.App.For(billing.Tenant);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(subscription.Id, "trial-seats", null, 3, default);
        quoted.Value!.Quote.DueMinor.ShouldBe(0);
        (await ApplyAsync(billing, quoted.Value.Quote.Id)).IsProblem.ShouldBeFalse();
        var now = (await billing.SubscriptionsAsync()).Single();
        now.Quantity.ShouldBe(3);
        now.Status.ShouldBe(SubscriptionStatus.Trialing);
        now.TrialEndsAt.ShouldBe(subscription.TrialEndsAt);
    }

    [Fact]
    public async Task MoreSeats_AreProrated_AndCountedInTheRunRate()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("crew", "seats");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        await billing.AdvanceAsync(TimeSpan.FromDays(7));
        await using var scope = billing.App.For(billing.Tenant);
        var quote = (await scope.Get<QuotePlanChange>().RunAsync(subscription.Id, "seats", null, 5, default)).Value!.Quote;
        quote.DueMinor.ShouldBe(Difference(subscription, quote.At, 1_000, 5_000));
        (await ApplyAsync(billing, quote.Id)).IsProblem.ShouldBeFalse();
        (await billing.SubscriptionsAsync()).Single().MonthlyMinorUnits.ShouldBe(5_000);
    }

    // The whole period is the denominator, to the second; each of the two lines is rounded once (traps 15 and 16).
    private static long Difference(SubscriptionSummary period, DateTimeOffset at, long from, long to)
    {
        var left = (decimal)(period.PeriodEnd - at).Ticks / (period.PeriodEnd - period.PeriodStart).Ticks;
        return (long)Math.Round(to * left, MidpointRounding.AwayFromZero) - (long)Math.Round(from * left, MidpointRounding.AwayFromZero);
    }

    private static long Part(long amount, TimeSpan left, TimeSpan whole) =>
        (long)Math.Round((decimal)amount * left.Ticks / whole.Ticks, MidpointRounding.AwayFromZero);

    internal static async Task<SubscriptionId> SubscribeAsync(BillingApp billing, string plan)
    {
        await billing.BuyAsync("studio", plan);
        return (await billing.SubscriptionsAsync()).Single().Id;
    }

    internal static async Task<PlanQuote> QuoteAsync(BillingApp billing, SubscriptionId id, string plan)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(id, plan, null, null, default);
        quoted.IsProblem.ShouldBeFalse(quoted.Problem?.Message);
        return quoted.Value!.Quote;
    }

    internal static async Task<Result<ChangeApplied>> ApplyAsync(BillingApp billing, Guid quote)
    {
        await using var scope = billing.App.For(billing.Tenant);
        return await scope.Get<ApplyPlanChange>().RunAsync(quote, default);
    }

    private static async Task<bool> TryApplyAsync(BillingApp billing, Guid quote)
    {
        try
        {
            return !(await ApplyAsync(billing, quote)).IsProblem;
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static Task<List<Invoice>> InvoicesAsync(BillingApp billing) => billing.QueryAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Set<Invoice>()));
}
