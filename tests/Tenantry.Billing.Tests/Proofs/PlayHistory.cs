using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Plays a history on the host that receives all webhooks. A step that is denied, such as canceling an ended subscription, is skipped.
/// </summary>
internal sealed class PlayHistory(TwoHosts hosts, TenantId tenant)
{
    // Stripe keeps its events for 30 days. No outage in the tests lasts longer.
    private static readonly TimeSpan LongestOutage = TimeSpan.FromDays(25);

    private DateTimeOffset _stoppedAt;

    public async Task RunAsync(History history)
    {
        await PlayAsync(history);
        await hosts.DeliverMissedAsync(history.Order, history.Fates);
    }

    /// <summary>Plays a history without delivering the last webhooks.</summary>
    public async Task PlayAsync(History history)
    {
        StopDelivery();
        await hosts.BuyAsync(tenant, history.Plan);
        foreach (var step in history.Steps)
        {
            await StepAsync(step, history);
            await hosts.SettleAsync();
        }
    }

    private void StopDelivery()
    {
        _stoppedAt = hosts.Reference.Stripe.Clock.GetUtcNow();
        hosts.StopDelivery();
    }

    private async Task AdvanceAsync(double days, History history)
    {
        if (hosts.Reference.Stripe.Clock.GetUtcNow().AddDays(days) - _stoppedAt > LongestOutage)
        {
            await hosts.DeliverMissedAsync(history.Order, history.Fates);
            StopDelivery();
        }

        await hosts.Reference.AdvanceAsync(TimeSpan.FromDays(days));
    }

    private async Task MonthAsync(History history)
    {
        await AdvanceAsync(15.5, history);
        await AdvanceAsync(15.6, history);
    }

    private Task StepAsync(string step, History history) => step switch
    {
        "pack" => hosts.BuyAsync(tenant, "pack-100"),
        "upgrade" => ChangeAsync(row => row.Plan == "member" ? "patron" : "patron-yearly"),
        "downgrade" => ChangeAsync(_ => "member"),
        "more" => ChangeAsync(row => new RequestedPlanChange
            { AddOns = new Dictionary<string, long> { ["extra"] = row.AddOns.Sum(subscriptionAddOn => subscriptionAddOn.Quantity) + 1 } }),
        "less" => ChangeAsync(_ => new RequestedPlanChange { AddOns = new Dictionary<string, long> { ["extra"] = 0 } }),
        "cancel" => CancelAsync(ends: true),
        "resume" => CancelAsync(ends: false),
        "refund" => RefundAsync(),
        "days" => AdvanceAsync(4, history),
        "month" => MonthAsync(history),
        "bad card" => CardAsync("pm_card_chargeCustomerFail"),
        "good card" => CardAsync("pm_card_visa"),
        "end now" => EndAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "The step is not valid."),
    };

    private Task ChangeAsync(Func<SubscriptionSummary, string> plan) => ChangeAsync(row => new RequestedPlanChange(plan(row)));

    private async Task ChangeAsync(Func<SubscriptionSummary, RequestedPlanChange> change)
    {
        if ((await hosts.Reference.SubscriptionsAsync(tenant)).FirstOrDefault(subscriptionSummary =>
            subscriptionSummary.Status != SubscriptionStatus.Canceled) is not { } row)
        {
            return;
        }

        await using var scope = hosts.Reference.App.For(tenant);
        var quoted = await scope.Get<QuotePlanChange>().RunAsync(row.Id, change(row), default);
        if (!quoted.IsProblem)
        {
            await hosts.ShareAsync();
            await scope.Get<ApplyPlanChange>().RunAsync(quoted.Value!.Quote.Id, default);
        }
    }

    private async Task CancelAsync(bool ends)
    {
        foreach (var row in await hosts.Reference.SubscriptionsAsync(tenant))
        {
            await using var scope = hosts.Reference.App.For(tenant);
            await scope.Get<CancelSubscription>().RunAsync(row.Id, ends, null, default);
        }
    }

    private async Task RefundAsync()
    {
        var payments = await hosts.Reference.QueryAsync(db => db.Set<Payment>().AsNoTracking().Where(payment => payment.TenantId == tenant)
            .OrderByDescending(payment => payment.PaidAt).ToListAsync());
        if (payments.Find(candidate => candidate.Refundable.MinorUnits > 2) is { } payment)
        {
            await using var scope = hosts.Reference.App.For(null);
            await scope.Get<RefundPayment>().RunAsync(payment.GatewayId, new Money(payment.Refundable.MinorUnits / 3, payment.Currency),
                payment.Refunded, "Part", default);
        }
    }

    private async Task CardAsync(string card)
    {
        var customer = await hosts.Reference.QueryAsync(db => db.Set<Customer>().Where(row => row.TenantId == tenant)
            .Select(row => row.GatewayId).SingleAsync());
        var method =
            (await hosts.Reference.PostToStripeAsync($"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id")
            .GetString()!;
        await hosts.Reference.PostToStripeAsync($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
        foreach (var id in await ListRunningAsync())
        {
            await hosts.Reference.PostToStripeAsync($"/v1/subscriptions/{id}", ("default_payment_method", method));
        }
    }

    public async Task EndAsync()
    {
        foreach (var id in await ListRunningAsync())
        {
            await hosts.Reference.SendToStripeAsync(HttpMethod.Delete, $"/v1/subscriptions/{id}");
        }
    }

    private Task<List<string>> ListRunningAsync() => hosts.Reference.QueryAsync(db => db.Set<Subscription>()
        .Where(row => row.TenantId == tenant && row.Status != SubscriptionStatus.Canceled).Select(row => row.GatewayId).ToListAsync());
}
