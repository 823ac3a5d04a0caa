using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.PaymentMethods;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Refusals;

/// <summary>
/// What the provider refuses for good is said as what it is, and never as an outage. A deleted customer is created again.
/// </summary>
public sealed class PermanentRefusalTests(PermanentRefusalTests.Shop shop) : IClassFixture<PermanentRefusalTests.Shop>
{
    private readonly BillingApp _billing = shop.Billing;
    private readonly TenantId _tenant = shop.Billing.NewTenant();

    [Fact]
    public async Task DeletedCustomer_IsCreatedAgain_Once_AndTheOrderGoesThrough()
    {
        await PayAsync("academy", "monthly");
        var deleted = await DeleteCustomerAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync(new("studio", "solo"))));
        pages.Select(page => page.Problem?.Code).ShouldAllBe(code => code == null);
        pages.Select(page => page.Value).Distinct().ShouldHaveSingleItem();
        var customer = await CustomerAsync();
        customer.ShouldNotBe(deleted);
        (await _billing.QueryAsync(db => db.Set<CustomerAlias>().Where(row => row.TenantId == _tenant).Select(row => row.GatewayId)
            .ToListAsync())).ShouldBe([deleted], "events about the deleted customer still find their tenant");

        await _billing.PayAsync(pages[0].Value!, "4242424242424242");
        var subscriptions = await _billing.SubscriptionsAsync(_tenant);
        subscriptions.Single(row => row.Product == "studio").Status.ShouldBe(SubscriptionStatus.Active);
        subscriptions.Single(row => row.Product == "academy").Status.ShouldBe(SubscriptionStatus.Canceled, "it ended with its customer");
    }

    [Fact]
    public async Task DeletedCustomer_CanOpenThePortal_AndResubscribe()
    {
        await PayAsync("academy", "monthly");
        var ended = (await _billing.SubscriptionsAsync(_tenant)).Single().Id;
        await DeleteCustomerAsync();
        await using var scope = _billing.App.For(_tenant);
        var portal = await scope.Get<CreatePortalSession>().RunAsync(PortalFlow.Home, default);
        portal.IsProblem.ShouldBeFalse(portal.Problem?.Message);
        await DeleteCustomerAsync();
        var again = await scope.Get<FindReactivation>().RunAsync(ended, default);
        again.IsProblem.ShouldBeFalse(again.Problem?.Message);
        (again.Value!.Card, again.Value.DueNow).ShouldBe((null, 10.Usd()));
    }

    [Theory]
    [InlineData(GatewayRefusal.Other, "billing.provider_refused")]
    [InlineData(GatewayRefusal.CustomerMissing, "billing.customer_missing")]
    [InlineData(GatewayRefusal.CurrencyConflict, "billing.currency_in_use")]
    [InlineData(GatewayRefusal.PriceUnavailable, "billing.price_unavailable")]
    [InlineData(GatewayRefusal.CurrencyUnsupported, "billing.currency_unsupported")]
    [InlineData(GatewayRefusal.AccountInactive, "billing.payments_inactive")]
    public void PermanentRefusal_IsAConflict_AndOnlyATransientFailureIsAnOutage(GatewayRefusal refusal, string code)
    {
        var problem = new GatewayException("code", "Refused.", isTransient: false) { Refusal = refusal }.ToProblem();
        (problem.Code, problem.Kind).ShouldBe((code, ProblemKind.Conflict));
        new GatewayException("code", "Down.", isTransient: true) { Refusal = refusal }.ToProblem().Kind.ShouldBe(ProblemKind.Unavailable);
    }

    [Fact]
    public async Task ArchivedPrice_IsSaid_AndIsNoOutage()
    {
        (await StartAsync(new("old", "monthly"))).IsProblem.ShouldBeFalse();
        var price = await _billing.QueryAsync(db => db.Set<PriceVersion>().Where(row => row.Product == "old").Select(row => row.GatewayId)
            .SingleAsync());
        await _billing.PostToStripeAsync($"/v1/prices/{price}", ("active", "false"));
        await using var scope = _billing.App.For(_billing.NewTenant());
        var refused = await scope.Get<StartCheckout>().RunAsync("old", "monthly", default);
        (refused.Problem!.Code, refused.Problem.Kind).ShouldBe(("billing.price_unavailable", ProblemKind.Conflict));
    }

    [Fact]
    public async Task UnsupportedCurrency_IsSaid() =>
        (await StartAsync(new("won", "monthly"))).Problem!.Code.ShouldBe("billing.currency_unsupported");

    [Fact]
    public async Task CurrencyOfTheCustomer_IsSaidBeforePaying_OnTheOrderPageToo()
    {
        await PayAsync("academy", "monthly");
        var refused = await StartAsync(new("yen", "monthly"));
        refused.Problem!.Code.ShouldBe("billing.currency_in_use");
        refused.Problem.Message.ShouldContain("USD");
        using var owner = _billing.App.Browser().SignInAs(_tenant, "owner");
        (await owner.GetStringAsync(new Uri("/buy/yen/monthly", UriKind.Relative))).ShouldContain("Your subscriptions are billed in USD");
    }

    [Fact]
    public async Task CurrencyThatOnlyTheProviderKnows_IsSaidToo()
    {
        (await StartAsync(new("studio", "solo"))).IsProblem.ShouldBeFalse();
        await _billing.PostToStripeAsync("/v1/invoiceitems", ("customer", await CustomerAsync()), ("amount", "500"), ("currency", "usd"));
        (await StartAsync(new("yen", "monthly"))).Problem!.Code.ShouldBe("billing.currency_in_use");
    }

    private async Task<Result<string>> StartAsync(CheckoutRequest order)
    {
        await using var scope = _billing.App.For(_tenant);
        return await scope.Get<StartCheckout>().RunAsync(order, default);
    }

    private async Task PayAsync(string product, string plan) =>
        (await _billing.BuyAsync(new CheckoutRequest(product, plan), tenant: _tenant)).Dispose();

    private Task<string> CustomerAsync() => _billing.QueryAsync(db => db.Set<Customer>().Where(row => row.TenantId == _tenant)
        .Select(row => row.GatewayId).SingleAsync());

    private async Task<string> DeleteCustomerAsync()
    {
        var customer = await CustomerAsync();
        await _billing.SendToStripeAsync(HttpMethod.Delete, $"/v1/customers/{customer}");
        await _billing.SettleAsync();
        return customer;
    }

    public sealed class Shop : IAsyncLifetime
    {
        internal BillingApp Billing { get; private set; } = default!;

        public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync(selling => selling
            .Product("old", product => product.Plan("monthly", plan => plan.Costs(7.Usd())))
            .Product("won", product => product.Plan("monthly", plan => plan.Costs(900m.In("KPW"))))
            .Product("yen", product => product.Plan("monthly", plan => plan.Costs(980m.In("JPY")))));

        public ValueTask DisposeAsync() => Billing.DisposeAsync();
    }
}
