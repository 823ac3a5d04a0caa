using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Checkouts;

public sealed class PayHereTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync();
        _billing.App.Services.GetRequiredService<StripeOptions>().PublishableKey = "pk_test_local";
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EmbeddedCheckout_StaysOnThisSite_AndIsReusedForAnHour()
    {
        var address = await StartAsync(isEmbedded: true);
        address.ShouldStartWith("/checkout/pay?attempt=");
        (await StartAsync(isEmbedded: true)).ShouldBe(address);
        var attempt = new Guid(address[^36..]);
        var embedded = (await FindAsync(attempt, _billing.Tenant))!;
        embedded.Secret!.Value.ShouldContain("_secret_");
        embedded.Secret.Embedding.PublicKey.ShouldBe("pk_test_local");
        embedded.HostedUrl.ShouldBe("/buy/academy/monthly?price=usd-month-1&quantity=1&hosted=1");
        var session = await _billing.QueryAsync(db => db.Set<Checkout>().Where(checkout => checkout.Id == attempt)
            .Select(checkout => checkout.GatewayId).SingleAsync());
        var providerObject = await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/checkout/sessions/{session}");
        providerObject.GetProperty("ui_mode").GetString().ShouldBe("embedded_page");
        providerObject.GetProperty("return_url").GetString()!.ShouldEndWith($"/checkout/return?attempt={attempt}");
        (await FindAsync(attempt, _billing.NewTenant())).ShouldBeNull("another tenant's is not found");
        (await StartAsync(isEmbedded: false)).ShouldStartWith(_billing.Stripe.Address,
            customMessage: "a customer who wants the provider's page gets that one");
        (await FindAsync(attempt, _billing.Tenant))!.Secret.ShouldBeNull("only one of the two pages can be paid");
    }

    [Fact]
    public async Task PaidEmbeddedCheckout_GrantsAccess_AndLeavesNothingToPay()
    {
        var address = await StartAsync(isEmbedded: true);
        var attempt = new Guid(address[^36..]);
        var secret = (await FindAsync(attempt, _billing.Tenant))!.Secret!.Value;
        await _billing.PayAsync($"{_billing.Stripe.Address.TrimEnd('/')}/c/embed/{secret}", "4242424242424242");
        (await _billing.SubscriptionsAsync()).Single().Status.ShouldBe(SubscriptionStatus.Active);
        var checkout = (await FindAsync(attempt, _billing.Tenant))!;
        (checkout.Secret, checkout.ReturnPath).ShouldBe((null, $"/checkout/return?attempt={attempt}"));
    }

    private async Task<string> StartAsync(bool isEmbedded)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        var started = await scope.Get<StartCheckout>()
            .RunAsync(new CheckoutRequest("academy", "monthly") { IsEmbedded = isEmbedded }, default);
        started.IsProblem.ShouldBeFalse(started.Problem?.Message);
        return started.Value!;
    }

    private async Task<FindEmbeddedCheckout.EmbeddedCheckoutView?> FindAsync(Guid attempt, TenantId tenant)
    {
        await using var scope = _billing.App.For(tenant);
        return await scope.Get<FindEmbeddedCheckout>().FindForTenantAsync(attempt, default);
    }
}
