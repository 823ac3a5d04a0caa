using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Tests.PlanChanges;

public sealed class ScheduledChangeTests
{
    [Fact]
    public async Task Downgrade_TakesEffectWithTheNextPeriod_AtTheFullPrice()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "team");
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        await ScheduledAsync(billing, id, "solo");
        var waiting = (await billing.SubscriptionsAsync()).Single();
        waiting.Plan.ShouldBe("team");
        waiting.Pending!.Plan.ShouldBe("solo");

        await billing.AdvanceAsync(waiting.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        var now = (await billing.SubscriptionsAsync()).Single();
        now.Plan.ShouldBe("solo");
        now.Pending.ShouldBeNull();
        now.MonthlyMinorUnits.ShouldBe(49_900);
        now.PeriodStart.ShouldBe(waiting.PeriodEnd);
        (await TotalsAsync(billing)).ShouldBe([99_800, 49_900]);

        // The schedule is released after its last period; the plan stays.
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo");
        (await TotalsAsync(billing)).ShouldBe([99_800, 49_900, 49_900]);
    }

    [Fact]
    public async Task ScheduledDowngrade_CanBeCanceled_AndThePlanRenews()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "team");
        await ScheduledAsync(billing, id, "solo");
        await using (var scope = billing.App.For(billing.Tenant))
        {
            (await scope.Get<CancelScheduledChange>().RunAsync(id, default)).IsProblem.ShouldBeFalse();
        }

        (await billing.SubscriptionsAsync()).Single().Pending.ShouldBeNull();
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
        (await TotalsAsync(billing)).ShouldBe([99_800, 99_800]);
    }

    [Fact]
    public async Task SecondScheduledChange_ReplacesTheFirst()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "house");
        await ScheduledAsync(billing, id, "solo");
        await ScheduledAsync(billing, id, "team");
        (await billing.SubscriptionsAsync()).Single().Pending!.Plan.ShouldBe("team");
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
        (await TotalsAsync(billing)).ShouldBe([149_700, 99_800]);
    }

    [Fact]
    public async Task ImmediateUpgrade_CancelsTheScheduledDowngrade()
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.SubscribeAsync(billing, "team");
        await ScheduledAsync(billing, id, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(3));
        var upgrade = await PlanChangeTests.QuoteAsync(billing, id, "house");
        (await PlanChangeTests.ApplyAsync(billing, upgrade.Id)).IsProblem.ShouldBeFalse();
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("house");
    }

    private static async Task ScheduledAsync(BillingApp billing, SubscriptionId id, string plan)
    {
        var quote = await PlanChangeTests.QuoteAsync(billing, id, plan);
        quote.Timing.ShouldBe(ChangeTiming.PeriodEnd);
        quote.DueMinor.ShouldBe(0);
        var applied = await PlanChangeTests.ApplyAsync(billing, quote.Id);
        applied.IsProblem.ShouldBeFalse(applied.Problem?.Message);
        await billing.WaitForIdleAsync();
    }

    private static async Task<long[]> TotalsAsync(BillingApp billing) => [.. (await billing.QueryAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Set<Invoice>()))).OrderBy(invoice =>
        invoice.IssuedAt).Select(invoice => invoice.TotalMinor)];
}
