using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Tests.Referrals;

/// <summary>Runs a host with a referral program: 20 %, on hold for 30 days, of the payments of one year.</summary>
internal sealed class ReferralApp(BillingApp billing) : IAsyncDisposable
{
    public BillingApp App => billing;

    public static async Task<ReferralApp> StartAsync(Action<ReferralOptions>? configure = null) =>
        new(await BillingApp.StartAsync(selling => selling
        .Referrals(percent: 20, configure)
        .Product("club", club => club.Plan("monthly", plan => plan.Costs(50.Usd())).Plan("euro", plan => plan.Costs(50.Eur()))
            .Plan("day", plan => plan.Costs(33.33m.Usd()).Once()))));

    /// <summary>Gets the code of a tenant's referral link.</summary>
    public async Task<string> CodeOfAsync(TenantId tenant)
    {
        await using var scope = billing.App.For(tenant);
        return (await scope.Get<EnsureReferralLink>().RunAsync(default)).Code;
    }

    /// <summary>Creates a tenant that buys through another tenant's link.</summary>
    public async Task<TenantId> ReferAsync(TenantId by, string plan = "monthly", string card = "4242424242424242")
    {
        var tenant = billing.NewTenant();
        billing.Owners[tenant] = $"{tenant}@example.com";
        await billing.BuyAsync(new CheckoutRequest("club", plan) { Referral = await CodeOfAsync(by) }, card, tenant);
        return tenant;
    }

    public Task<List<ReferralReward>> RewardsAsync(TenantId of) =>
        billing.QueryAsync(db => db.Set<ReferralReward>().AsNoTracking().Where(row => row.TenantId == of).OrderBy(row => row.PaidAt)
            .ThenBy(row => row.Reference).ToListAsync());

    public Task<Payment> PaymentOfAsync(TenantId tenant) =>
        billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().Where(row => row.TenantId == tenant)
            .OrderByDescending(row => row.PaidAt).FirstAsync());

    public async Task RefundAsync(TenantId of, Money amount)
    {
        var payment = await PaymentOfAsync(of);
        await using (var scope = billing.App.For(null))
        {
            (await scope.Get<RefundPayment>().RunAsync(payment.GatewayId, amount, payment.Refunded, "Part", default)).Problem
                .ShouldBeNull();
        }

        await billing.SettleAsync();
    }

    /// <summary>Runs the job that settles the rewards that are due.</summary>
    public async Task RunAsync()
    {
        await using var scope = billing.App.For(null);
        await scope.Get<SettleReferralRewards>().RunAsync(default);
    }

    /// <summary>Gets the balance of the provider's customer, in minor units.</summary>
    public async Task<long> BalanceAsync(TenantId tenant)
    {
        var customer = await billing.QueryAsync(db => db.Set<Tenantry.Billing.Customers.Customer>().Where(row => row.TenantId == tenant)
            .Select(row => row.GatewayId).FirstOrDefaultAsync());
        return customer is null ? 0 : -(await billing.SendToStripeAsync(HttpMethod.Get, $"/v1/customers/{customer}")).GetProperty("balance")
            .GetInt64();
    }

    public ValueTask DisposeAsync() => billing.DisposeAsync();
}
