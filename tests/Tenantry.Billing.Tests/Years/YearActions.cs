using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Years;

/// <summary>Performs random actions of customers, through the same handlers as the pages and the API.</summary>
internal sealed class YearActions(BillingApp billing, Random chance)
{
    private readonly List<Subscription> _failing = [];

    public YearCount Count { get; } = new();

    public async Task SignUpAsync(int percent)
    {
        var plan = percent switch { < 65 => "member", < 90 => "patron", _ => "member-yearly" };
        if (await BuyAsync(billing.NewTenant(), plan))
        {
            Count.Buy();
        }
    }

    /// <summary>Simulates a month of all subscribers.</summary>
    public async Task SimulateMonthAsync()
    {
        var rows = await billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking()
            .Where(row => row.Status == SubscriptionStatus.Active).OrderBy(row => row.Id).ToListAsync());
        foreach (var row in rows)
        {
            var percent = chance.Next(100);
            Count.Packs += percent is >= 0 and < 10 && await BuyAsync(row.TenantId, "pack-100") ? 1 : 0;
            Count.Spends += percent is >= 5 and < 35 ? await TallyAsync(SpendAsync(row)) : 0;
            if (row.CancelsAtPeriodEnd)
            {
                continue;
            }

            Count.Upgrades += percent is >= 35 and < 40 && row.Plan == "member" ? await TallyAsync(UpgradeAsync(row)) : 0;
            Count.Cancellations += percent is >= 40 and < 43 ? await TallyAsync(CancelAsync(row)) : 0;
            Count.Refunds += percent is >= 43 and < 45 ? await TallyAsync(RefundAsync(row)) : 0;
            if (percent is >= 45 and < 50)
            {
                await UseCardAsync(row, "pm_card_chargeCustomerFail");
                _failing.Add(row);
                Count.CardsFailing++;
            }
        }

        await billing.WaitForIdleAsync();
    }

    /// <summary>Replaces every second failing card. The payment provider cancels the other subscriptions after its retries.</summary>
    public async Task ReplaceCardsAsync()
    {
        foreach (var row in _failing.Where((_, index) => index % 2 == 0))
        {
            if ((await billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{row.GatewayId}")).GetProperty("status")
                .GetString() != "canceled")
            {
                await UseCardAsync(row, "pm_card_visa");
                Count.CardsReplaced++;
            }
        }

        _failing.Clear();
        await billing.WaitForIdleAsync();
    }

    private async Task<int> TallyAsync(Task<bool> action)
    {
        var succeeded = await action;
        Count.Refused += succeeded ? 0 : 1;
        return succeeded ? 1 : 0;
    }

    private async Task<bool> BuyAsync(TenantId tenant, string plan)
    {
        await using var scope = billing.App.For(tenant);
        var page = await scope.Get<StartCheckout>().RunAsync(new CheckoutRequest("club", plan), default);
        if (page.IsProblem)
        {
            return false;
        }

        using var paid = await billing.PayWithoutWaitingAsync(page.Value!, "4242424242424242");
        return true;
    }

    private async Task<bool> SpendAsync(Subscription row)
    {
        await using var scope = billing.App.For(row.TenantId);
        return !(await scope.Get<ICredits>().SpendAsync(chance.Next(1, 150), $"year-{chance.Next()}")).IsProblem;
    }

    private async Task<bool> UpgradeAsync(Subscription row)
    {
        await using var scope = billing.App.For(row.TenantId);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(row.Id, "patron", null, null, default);
        return !quoted.IsProblem && !(await scope.Get<ApplyPlanChange>().RunAsync(quoted.Value!.Quote.Id, default)).IsProblem;
    }

    private async Task<bool> CancelAsync(Subscription row)
    {
        await using var scope = billing.App.For(row.TenantId);
        return !(await scope.Get<CancelSubscription>().RunAsync(row.Id, ends: true, "no time", default)).IsProblem;
    }

    private async Task<bool> RefundAsync(Subscription row)
    {
        var payment = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking()
            .Where(candidate => candidate.TenantId == row.TenantId && candidate.RefundedMinor == 0)
            .OrderByDescending(candidate => candidate.PaidAt).ThenByDescending(candidate => candidate.GatewayId).FirstOrDefaultAsync());
        await using var scope = billing.App.For(null);
        return payment is not null
            && !(await scope.Get<RefundPayment>().RefundAllAsync(payment.GatewayId, "was not happy", default)).IsProblem;
    }

    private async Task UseCardAsync(Subscription row, string card)
    {
        var customer = await billing.QueryAsync(db => db.Set<Customer>().Where(candidate => candidate.TenantId == row.TenantId)
            .Select(candidate => candidate.GatewayId).FirstAsync());
        var method = (await billing.PostToStripeAsync($"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id")
            .GetString()!;
        await billing.PostToStripeAsync($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
        await billing.PostToStripeAsync($"/v1/subscriptions/{row.GatewayId}", ("default_payment_method", method));
    }
}
