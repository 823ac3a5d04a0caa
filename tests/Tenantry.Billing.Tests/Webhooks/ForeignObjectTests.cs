using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Webhooks;

/// <summary>Tests that objects of other systems in the same Stripe account stay in the inbox with a reason and change nothing.</summary>
public sealed class ForeignObjectTests
{
    [Fact]
    public async Task SubscriptionOfAnUnknownCustomer_BelongsToNoTenant()
    {
        await using var billing = await BillingApp.StartAsync();
        var customer = await PostAsync(billing, "customers", ("email", "stranger@example.com"));
        await SubscribeAsync(billing, customer);
        (await OutcomesAsync(billing)).ShouldContain(outcome => outcome.StartsWith("billing.unknown_customer", StringComparison.Ordinal));
        (await billing.SubscriptionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownPriceOfAKnownCustomer_IsNoPlan()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var customer = await billing.QueryAsync(db => db.Set<Customer>().Select(row => row.GatewayId).SingleAsync());
        await SubscribeAsync(billing, customer);
        (await OutcomesAsync(billing)).ShouldContain(outcome => outcome.StartsWith("billing.unknown_price", StringComparison.Ordinal));
        (await billing.SubscriptionsAsync()).Count.ShouldBe(1);
    }

    private static async Task SubscribeAsync(BillingApp billing, string customer)
    {
        var product = await PostAsync(billing, "products", ("name", "Not ours"));
        var price = await PostAsync(
            billing, "prices", ("product", product), ("currency", "usd"), ("unit_amount", "700"), ("recurring[interval]", "month"));
        await PostAsync(billing, "subscriptions", ("customer", customer), ("items[0][price]", price), ("trial_period_days", "5"));
        await billing.Stripe.WaitForIdleAsync(CancellationToken.None);
        await billing.WaitForIdleAsync();
    }

    private static Task<List<string>> OutcomesAsync(BillingApp billing) =>
        billing.QueryAsync(db => db.Set<WebhookRow>().Where(row => row.Outcome != null).Select(row => row.Outcome!).ToListAsync());

    private static async Task<string> PostAsync(BillingApp billing, string path, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(billing.Stripe.Address), $"/v1/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_local");
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("id").GetString()!;
    }
}
