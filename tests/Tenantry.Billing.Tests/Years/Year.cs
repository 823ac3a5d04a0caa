using Microsoft.AspNetCore.Builder;
using Tenantry.RevenueDashboard;

namespace Tenantry.Billing.Tests.Years;

/// <summary>A shop that lives through months: people come, pay, change, fail to pay, leave and want their money back, through the real flows.</summary>
internal sealed class Year(BillingApp billing, int customers, int months, Action<int, string> tell)
{
    private static readonly ParallelOptions AFew = new() { MaxDegreeOfParallelism = 4 };
    private readonly Random _chance = new(20260131);

    public static Task<BillingApp> OpenShopAsync() => BillingApp.StartAsync(
        selling => selling.Product("club", club => club
            .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
            .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500))
            .Plan("member-yearly", plan => plan.Costs(970.Usd()).Yearly())
            .CreditPack(100, 29.Usd())),
        beside: builder => builder.AddRevenueDashboard());

    /// <summary>Lives through it.</summary>
    /// <returns>What happened, counted.</returns>
    public async Task<YearCount> RunAsync()
    {
        billing.Patience = TimeSpan.FromMinutes(30);
        var acts = new YearActs(billing, _chance);
        for (var month = 0; month < months; month++)
        {
            // More than half are there from the first month, the others come later.
            var come = month == 0 ? customers - (months - 1) * (customers / (2 * months)) : customers / (2 * months);
            tell(month, $"{come} buy");
            await Parallel.ForEachAsync(Enumerable.Range(0, come).Select(_ => _chance.Next(100)).ToList(), AFew, async (chance, _) => await acts.JoinAsync(chance));
            await billing.QuietAsync();
            await billing.AdvanceAsync(TimeSpan.FromDays(5));
            tell(month, "they use it, change, leave and fail to pay");
            await acts.LiveAsync();
            await billing.AdvanceAsync(TimeSpan.FromDays(11));
            await acts.MendCardsAsync();
            tell(month, "the rest of the month, with its renewals");
            await billing.AdvanceAsync(TimeSpan.FromDays(15));
        }

        return acts.Count;
    }
}
