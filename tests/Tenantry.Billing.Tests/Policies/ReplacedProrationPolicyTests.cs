using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Tests.Policies;

public sealed class ReplacedProrationPolicyTests
{
    [Fact]
    public async Task HostsOwnPolicy_GivesTheBiggerPlanAtOnce_AndChargesItFromTheRenewalOn()
    {
        var (billing, id) = await BoughtAsync("solo");
        await using var _ = billing;
        await billing.AdvanceAsync(TimeSpan.FromDays(10));
        var quote = await QuotedAsync(billing, id, "team");
        (quote.Timing, quote.DueMinor).ShouldBe((ChangeTiming.NowWithoutProration, 0));
        await using (var scope = billing.App.For(billing.Tenant))
        {
            (await scope.Get<ApplyPlanChange>().RunAsync(quote.Id, default)).IsProblem.ShouldBeFalse();
        }

        await billing.QuietAsync();
        var changed = (await billing.SubscriptionsAsync()).Single();
        changed.Plan.ShouldBe("team");
        (await TotalsAsync(billing)).ShouldBe([49_900], "nothing is charged for the rest of the period");
        await billing.AdvanceAsync(changed.PeriodEnd - billing.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(3));
        (await TotalsAsync(billing)).ShouldBe([49_900, 99_800]);
    }

    [Fact]
    public async Task ChangeOfTheInterval_WaitsForThePeriodsEnd_WhereNothingIsToBeProrated()
    {
        var (billing, id) = await BoughtAsync("house");
        await using var _ = billing;
        (await QuotedAsync(billing, id, "house-yearly")).Timing.ShouldBe(ChangeTiming.PeriodEnd);
    }

    private static async Task<(BillingApp Billing, SubscriptionId Id)> BoughtAsync(string plan)
    {
        var billing = await BillingApp.StartAsync(beside: builder => builder.Services.AddSingleton<IProrationPolicy, NeverProrated>());
        await billing.BuyAsync("studio", plan);
        return (billing, (await billing.SubscriptionsAsync()).Single().Id);
    }

    private static async Task<PlanQuote> QuotedAsync(BillingApp billing, SubscriptionId id, string plan)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(id, plan, null, null, default);
        quoted.IsProblem.ShouldBeFalse(quoted.Problem?.Message);
        return quoted.Value.Quote;
    }

    private static Task<List<long>> TotalsAsync(BillingApp billing) =>
        billing.AcrossAsync(db => db.Set<Invoice>().OrderBy(invoice => invoice.IssuedAt)
            .Select(invoice => invoice.TotalMinor).ToListAsync());

    private sealed class NeverProrated : IProrationPolicy
    {
        public ChangeTiming GetTiming(PlanChange change) => ChangeTiming.NowWithoutProration;
    }
}
