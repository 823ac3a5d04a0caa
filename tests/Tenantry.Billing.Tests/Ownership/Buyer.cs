using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Ownership;

/// <summary>Buys, pays and looks as one tenant of a shop.</summary>
public abstract class Buyer
{
    private protected const string Visa = "4242424242424242";

    private protected Buyer(BugShop shop) => (Billing, Tenant) = (shop.Billing, shop.Billing.NewTenant());

    private protected BillingApp Billing { get; }

    private protected TenantId Tenant { get; }

    private protected static CheckoutRequest Yearly(string product, string plan) =>
        new(product, plan) { Choice = new PriceChoice(Currency.Usd, Interval.Year) };

    private protected async Task<Result<string>> StartAsync(CheckoutRequest order)
    {
        await using var scope = Billing.App.For(Tenant);
        return await scope.Get<StartCheckout>().RunAsync(order, default);
    }

    private protected async Task PayAsync(CheckoutRequest order, string card = Visa) =>
        (await Billing.BuyAsync(order, card, Tenant)).Dispose();

    private protected async Task PayAsGuestAsync(string email)
    {
        await using var scope = Billing.App.For(null);
        var page = await scope.Get<StartGuestCheckout>().RunAsync(new CheckoutRequest("bugs", "pro"), default);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "pay", ["email"] = email, ["number"] = Visa, ["expiry"] = "12 / 39", ["cvc"] = "123", ["name"] = "Jo Doe",
        });
        using var paid = await browser.PostAsync(new Uri(page.Value!), form);
        await Billing.SettleAsync();
    }

    // A payment that no check of ours can prevent, as of a page that was open on another node.
    private protected async Task SubscribeAtStripeAsync(string product, string plan)
    {
        var customer = await CustomerAsync();
        var method = (await Billing.PostToStripeAsync("/v1/payment_methods/pm_card_visa/attach", ("customer", customer)))
            .GetProperty("id").GetString()!;
        await Billing.PostToStripeAsync("/v1/subscriptions", ("customer", customer), ("items[0][price]", await PriceAsync(product, plan)),
            ("default_payment_method", method));
    }

    private protected async Task<string> PriceAsync(string product, string plan) => (await Billing.QueryAsync(db => db.Set<PriceVersion>()
        .Where(row => row.Product == product && row.Plan == plan && row.GatewayId != null && row.Interval == Interval.Month)
        .Select(row => row.GatewayId).FirstAsync()))!;

    private protected async Task DeclineAsync()
    {
        var row = (await RowsAsync()).Single();
        var customer = await CustomerAsync();
        var method = (await Billing.PostToStripeAsync("/v1/payment_methods/pm_card_chargeCustomerFail/attach", ("customer", customer)))
            .GetProperty("id").GetString()!;
        await Billing.PostToStripeAsync($"/v1/subscriptions/{row.GatewayId}", ("default_payment_method", method));
        await Billing.SettleAsync();
    }

    private protected Task<string> CustomerAsync() => Billing.QueryAsync(db => db.Set<Customer>().Where(row => row.TenantId == Tenant)
        .Select(row => row.GatewayId).SingleAsync());

    private protected async Task<List<SubscriptionSummary>> LiveAsync() =>
        [.. (await Billing.SubscriptionsAsync(Tenant)).Where(row => row.Status != SubscriptionStatus.Canceled)];

    private protected Task<List<Subscription>> RowsAsync() => Billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking()
        .Where(row => row.TenantId == Tenant).ToListAsync());

    private protected Task<List<Checkout>> CheckoutsAsync() => Billing.QueryAsync(db => db.Set<Checkout>().AsNoTracking()
        .Where(row => row.TenantId == Tenant).ToListAsync());

    private protected Task<List<Payment>> PaymentsAsync() => Billing.QueryAsync(db => db.Set<Payment>().AsNoTracking()
        .Where(row => row.TenantId == Tenant).ToListAsync());

    private protected async Task<long> KeptAsync() => (await PaymentsAsync()).Sum(payment => payment.AmountMinor - payment.RefundedMinor);

    private protected Task<List<string>> EmailsAsync() => Billing.QueryAsync(db => db.Database.SqlQuery<string>(
        $"""
        select subject || text as "Value" from emailing.email
        where template = 'billing.duplicate_refunded' and tenant_id = {Tenant.Value}
        """)
        .ToListAsync());

    private protected async Task<string?> StatusAtStripeAsync(string session) =>
        (await Billing.SendToStripeAsync(HttpMethod.Get, $"/v1/checkout/sessions/{session}")).GetProperty("status").GetString();
}
