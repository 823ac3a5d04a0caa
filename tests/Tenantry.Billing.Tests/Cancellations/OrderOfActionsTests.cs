using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Trials;

namespace Tenantry.Billing.Tests.Cancellations;

/// <summary>Verifies that free time, the end of a trial, an upgrade and a cancellation charge the same amount in every order.</summary>
public sealed class OrderOfActionsTests
{
    // On a paid month: $499 is paid once, and the difference of the one upgrade at most once.
    [Fact]
    public async Task NoOrder_OfGiftEndTrialUpgradeAndCancel_ChargesTwice()
    {
        await using var billing = await BillingApp.StartAsync();
        var tenants = new List<(TenantId Tenant, string[] Order)>();
        foreach (var order in Orders(["gift", "end-trial", "upgrade", "cancel"]))
        {
            var tenant = billing.NewTenant();
            tenants.Add((tenant, order));
            await billing.BuyAsync(new CheckoutRequest("studio", "solo"), tenant: tenant);
        }

        await billing.AdvanceAsync(TimeSpan.FromDays(6));
        var due = new Dictionary<TenantId, long>();
        foreach (var (tenant, order) in tenants)
        {
            foreach (var action in order)
            {
                due[tenant] = due.GetValueOrDefault(tenant) + await ActAsync(billing, tenant, action);
            }
        }

        await billing.SettleAsync();
        foreach (var (tenant, order) in tenants)
        {
            var paid = await PaidAsync(billing, tenant);
            paid.ShouldBe(49_900 + due[tenant], string.Join(", ", order));
            (await billing.SubscriptionsAsync(tenant)).Single().TrialEndsAt.ShouldBeNull();
        }
    }

    // In a trial: the first period is charged once, and only by ending the trial.
    [Fact]
    public async Task NoOrder_InATrial_ChargesMoreThanTheFirstPeriod()
    {
        // One trial for each tenant, so that the same test card can be used for all of them.
        await using var billing = await BillingApp.StartAsync(selling => selling
            .Configure(options => options.TrialGuard = TrialGuard.Tenant));
        var tenants = new List<(TenantId Tenant, string[] Order)>();
        foreach (var order in Orders(["gift", "end-trial", "end-trial", "cancel-resume"]).DistinctBy(order => string.Join(",", order)))
        {
            var tenant = billing.NewTenant();
            tenants.Add((tenant, order));
            await billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: tenant);
        }

        foreach (var (tenant, order) in tenants)
        {
            foreach (var action in order)
            {
                await ActAsync(billing, tenant, action);
            }
        }

        await billing.SettleAsync();
        foreach (var (tenant, order) in tenants)
        {
            (await PaidAsync(billing, tenant)).ShouldBe(2000, string.Join(", ", order));
        }
    }

    private static async Task<long> ActAsync(BillingApp billing, TenantId tenant, string action)
    {
        var id = (await billing.SubscriptionsAsync(tenant)).Single().Id;
        await using var scope = billing.App.For(tenant);
        switch (action)
        {
            case "gift":
                // Refused in the orders in which the subscription already ends or changes.
                await using (var platform = billing.App.For(null))
                {
                    await platform.Get<ExtendSubscription>().RunAsync(id, 30, "We were down for a day", default);
                }

                break;
            case "end-trial":
                await scope.Get<EndTrial>().RunAsync(id, default);
                break;
            case "cancel":
                await scope.Get<CancelSubscription>().RunAsync(id, ends: true, null, default);
                break;
            case "cancel-resume":
                await scope.Get<CancelSubscription>().RunAsync(id, ends: true, null, default);
                await scope.Get<CancelSubscription>().RunAsync(id, ends: false, null, default);
                break;
            default:
                if (await scope.Get<QuotePlanChange>().RunAsync(id, "team", null, null, default) is { IsProblem: false, Value: { } quoted }
                    && !(await scope.Get<ApplyPlanChange>().RunAsync(quoted.Quote.Id, default)).IsProblem)
                {
                    return quoted.Quote.DueMinor;
                }

                break;
        }

        await billing.SettleAsync();
        return 0;
    }

    private static Task<long> PaidAsync(BillingApp billing, TenantId tenant) => billing.QueryAsync(async db =>
        (await db.Set<Invoice>().Where(invoice => invoice.TenantId == tenant).ToListAsync()).Sum(invoice => invoice.AmountPaidMinor));

    private static IEnumerable<string[]> Orders(string[] actions) => actions.Length == 1 ? [actions]
        : actions.SelectMany((action, index) => Orders([.. actions.Where((_, other) => other != index)])
            .Select(rest => (string[])[action, .. rest]));
}
