using Microsoft.AspNetCore.Builder;
using Tenantry.RevenueDashboard;

namespace Tenantry.Billing.Tests.Years;

/// <summary>Simulates months of customers who buy, change plans, fail to pay, cancel and get refunds, through the real flows.</summary>
internal sealed class Year(BillingApp billing, int customers, int months, Action<int, string> report)
{
    private static readonly ParallelOptions FourAtATime = new() { MaxDegreeOfParallelism = 4 };
    private readonly Random _random = new(20260131);

    public static Task<BillingApp> OpenShopAsync() => BillingApp.StartAsync(
        selling => selling.Product("club", club => club
            .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
            .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500))
            .Plan("member-yearly", plan => plan.Costs(970.Usd()).Yearly())
            .CreditPack(100, 29.Usd())),
        configureHost: builder => builder.AddRevenueDashboard());

    /// <summary>Runs the simulation.</summary>
    /// <returns>The counts of what happened.</returns>
    public async Task<YearCount> RunAsync()
    {
        billing.IdleTimeout = TimeSpan.FromMinutes(30);
        var acts = new YearActions(billing, _random);
        for (var month = 0; month < months; month++)
        {
            // More than half of the customers buy in the first month, the others later.
            var buyers = month == 0 ? customers - (months - 1) * (customers / (2 * months)) : customers / (2 * months);
            report(month, $"{buyers} customers buy");
            await Parallel.ForEachAsync(Enumerable.Range(0, buyers).Select(_ => _random.Next(100)).ToList(), FourAtATime,
                async (percent, _) => await acts.SignUpAsync(percent));
            await billing.WaitForIdleAsync();
            await billing.AdvanceAsync(TimeSpan.FromDays(5));
            report(month, "customers use credits, change plans, cancel and fail to pay");
            await acts.SimulateMonthAsync();
            await billing.AdvanceAsync(TimeSpan.FromDays(11));
            await acts.ReplaceCardsAsync();
            report(month, "the rest of the month, with its renewals");
            await billing.AdvanceAsync(TimeSpan.FromDays(15));
        }

        return acts.Count;
    }
}
