using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Checkouts.Reactivations;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Reconciliation;

namespace Tenantry.Billing.Tests.Cancellations;

public sealed class ReactivateSubscriptionTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task CanceledPlan_IsReactivatedWithTheSavedCard_ForTheShownAmount_Once()
    {
        var ended = await CreateEndedAsync("academy");
        var quote = await FindAsync(ended);
        (quote.Card!.Card.Last4, quote.DueNow).ShouldBe(("4242", 10.Usd()));
        OrderQuery.Write(quote.Cart).ShouldBe("/buy/academy/monthly?price=usd-month-1&quantity=1", "another card can be entered");
        (await RunAsync(ended, quote.DueNow.MinorUnits - 1)).Problem!.Code.ShouldBe("billing.quote_stale");
        var results = await Task.WhenAll(RunAsync(ended, quote.DueNow.MinorUnits), RunAsync(ended, quote.DueNow.MinorUnits));
        results.ShouldContain(result => !result.IsProblem);
        await _billing.SettleAsync();
        var running = (await _billing.SubscriptionsAsync()).Where(subscriptionSummary =>
            subscriptionSummary.Status == SubscriptionStatus.Active).ToList();
        running.ShouldHaveSingleItem().Plan.ShouldBe("monthly");
        (await PaidAsync()).ShouldBe([1000, 1000], "once for the first purchase and once for the reactivation");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty();
        (await RunAsync(ended, 1000)).Problem!.Code.ShouldBe("billing.already_subscribed");
        (await RunAsync(running[0].Id, 1000)).Problem!.Code.ShouldBe("billing.subscription_runs");
    }

    [Fact]
    public async Task Balance_IsUsedFirst_AndShown()
    {
        var ended = await CreateEndedAsync("academy");
        var customer = await _billing.QueryAsync(db => db.Set<Customer>().Select(row => row.GatewayId).SingleAsync());
        await _billing.PostToStripeAsync($"/v1/customers/{customer}/balance_transactions", ("amount", "-300"), ("currency", "usd"));
        var quote = await FindAsync(ended);
        quote.DueNow.ShouldBe(7.Usd());
        (await RunAsync(ended, 700)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        (await PaidAsync()).ShouldBe([1000, 700], ignoreOrder: true, "both invoices have the same time");
    }

    [Fact]
    public async Task EndedTrial_IsReactivatedWithoutATrial_AndChargedImmediately()
    {
        var ended = await CreateEndedAsync("trial");
        var quote = await FindAsync(ended);
        (quote.Cart.TrialDays, quote.DueNow).ShouldBe((0, 20.Usd()));
        (await RunAsync(ended, 2000)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        (await _billing.SubscriptionsAsync()).Count(subscriptionSummary => subscriptionSummary.Status == SubscriptionStatus.Active)
            .ShouldBe(1);
    }

    [Fact]
    public async Task DeclinedCard_ChargesNothing_AndTheNextClickTriesAgain()
    {
        var ended = await CreateEndedAsync("academy");
        await EnterCardAsync("pm_card_chargeCustomerFail");
        (await RunAsync(ended, 1000)).Problem!.Code.ShouldBe("billing.card_not_taken");
        (await _billing.SubscriptionsAsync()).ShouldAllBe(subscriptionSummary => subscriptionSummary.Status == SubscriptionStatus.Canceled);
        await EnterCardAsync("pm_card_visa");
        (await RunAsync(ended, 1000)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        (await _billing.SubscriptionsAsync()).Count(subscriptionSummary => subscriptionSummary.Status == SubscriptionStatus.Active)
            .ShouldBe(1);
    }

    [Fact]
    public async Task AnotherTenantsPlan_IsNotFound()
    {
        var ended = await CreateEndedAsync("academy");
        await using var scope = _billing.App.For(_billing.NewTenant());
        (await scope.Get<FindReactivation>().RunAsync(ended, default)).Problem!.Code.ShouldBe("billing.subscription_not_found");
    }

    private async Task<SubscriptionId> CreateEndedAsync(string product)
    {
        await _billing.BuyAsync(product, "monthly");
        var row = await _billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync());
        await _billing.SendToStripeAsync(HttpMethod.Delete, $"/v1/subscriptions/{row.GatewayId}");
        await _billing.SettleAsync();
        return row.Id;
    }

    private async Task EnterCardAsync(string card)
    {
        var customer = await _billing.QueryAsync(db => db.Set<Customer>().Select(row => row.GatewayId).SingleAsync());
        var method = (await _billing.PostToStripeAsync($"/v1/payment_methods/{card}/attach", ("customer", customer))).GetProperty("id")
            .GetString()!;
        await _billing.PostToStripeAsync($"/v1/customers/{customer}", ("invoice_settings[default_payment_method]", method));
    }

    private async Task<Reactivation> FindAsync(SubscriptionId ended)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return (await scope.Get<FindReactivation>().RunAsync(ended, default)).Value!;
    }

    private async Task<Result<SubscriptionId>> RunAsync(SubscriptionId ended, long dueMinor)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return await scope.Get<ReactivateSubscription>().RunAsync(ended, dueMinor, default);
    }

    private Task<List<long>> PaidAsync() => _billing.QueryAsync(db => db.Set<Invoice>()
        .Where(row => row.Status == InvoiceStatus.Paid).OrderBy(row => row.IssuedAt).ThenBy(row => row.GatewayId)
        .Select(row => row.AmountPaidMinor).ToListAsync());
}
