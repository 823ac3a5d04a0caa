using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Tests.Policies;

public sealed class ReplacedProrationPolicyTests
{
    [Fact]
    public async Task CustomPolicy_GrantsTheLargerPlanImmediately_AndChargesItFromTheRenewal()
    {
        var (billing, id) = await SubscribeAsync("solo");
        await using var _ = billing;
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        var quote = await QuoteAsync(billing, id, "team");
        (quote.Timing, quote.DueMinor).ShouldBe((ChangeTiming.NowWithoutProration, 0));
        await using (var scope = billing.App.For(billing.Tenant))
        {
            (await scope.Get<ApplyPlanChange>().RunAsync(quote.Id, default)).IsProblem.ShouldBeFalse();
        }

        await billing.WaitForIdleAsync();
        var changed = (await billing.SubscriptionsAsync()).Single();
        changed.Plan.ShouldBe("team");
        (await TotalsAsync(billing)).ShouldBe([49_900], "nothing is charged for the rest of the period");
        await billing.AdvanceAsync(changed.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(3));
        (await TotalsAsync(billing)).ShouldBe([49_900, 99_800]);
    }

    [Fact]
    public async Task IntervalChange_WaitsForThePeriodEnd_WhenNothingIsProrated()
    {
        var (billing, id) = await SubscribeAsync("house");
        await using var _ = billing;
        (await QuoteAsync(billing, id, "house-yearly")).Timing.ShouldBe(ChangeTiming.PeriodEnd);
    }

    private static async Task<(BillingApp Billing, SubscriptionId Id)> SubscribeAsync(string plan)
    {
        var billing = await BillingApp.StartAsync(configureHost: builder => builder.Services
            .AddSingleton<IProrationPolicy, NeverProrated>());
        await billing.BuyAsync("studio", plan);
        return (billing, (await billing.SubscriptionsAsync()).Single().Id);
    }

    private static async Task<PlanQuote> QuoteAsync(BillingApp billing, SubscriptionId id, string plan)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(id, plan, null, null, default);
        quoted.IsProblem.ShouldBeFalse(quoted.Problem?.Message);
        return quoted.Value.Quote;
    }

    private static Task<List<long>> TotalsAsync(BillingApp billing) =>
        billing.QueryAsync(db => db.Set<Invoice>().OrderBy(invoice => invoice.IssuedAt)
            .Select(invoice => invoice.TotalMinor).ToListAsync());

    private sealed class NeverProrated : IProrationPolicy
    {
        public ChangeTiming GetTiming(PlanChange change) => ChangeTiming.NowWithoutProration;
    }
}
