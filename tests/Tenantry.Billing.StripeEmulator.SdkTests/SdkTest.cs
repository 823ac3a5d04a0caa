using System.Net;
using Stripe.TestHelpers;

namespace Tenantry.Billing.StripeEmulator.SdkTests;

/// <summary>
/// Provides what the tests share: a customer with a card, a price, a subscription, a test clock and a buyer's browser.
/// </summary>
public abstract class SdkTest(LocalStripe stripe)
{
    private static int counter;

    protected LocalStripe Stripe => stripe;

    protected V1Services V1 => stripe.V1;

    protected static string Unique() => $"{Interlocked.Increment(ref counter)}{Environment.ProcessId}";

    protected async Task<Customer> CustomerAsync(string? card = "pm_card_visa", string? clock = null)
    {
        var customer = await V1.Customers.CreateAsync(new() { Email = "jo@example.com", Name = "Jo Doe", TestClock = clock });
        if (card is not null)
        {
            var method = await V1.PaymentMethods.AttachAsync(card, new() { Customer = customer.Id });
            await V1.Customers.UpdateAsync(customer.Id, new() { InvoiceSettings = new() { DefaultPaymentMethod = method.Id } });
        }

        return customer;
    }

    protected async Task<Price> PriceAsync(long amount, string currency = "usd", string interval = "month", string? lookupKey = null)
    {
        var product = await V1.Products.CreateAsync(new() { Name = "Academy" });
        return await V1.Prices.CreateAsync(new()
        {
            Product = product.Id, Currency = currency, UnitAmount = amount, Recurring = new() { Interval = interval },
                LookupKey = lookupKey,
        });
    }

    protected Task<Subscription> SubscribeAsync(Customer customer, string price, Action<SubscriptionCreateOptions>? configure = null)
    {
        var options = new SubscriptionCreateOptions { Customer = customer.Id, Items = [new() { Price = price }],
            Expand = ["latest_invoice"] };
        configure?.Invoke(options);
        return V1.Subscriptions.CreateAsync(options);
    }

    protected async Task<TestClock> ClockAsync(DateTime at) => await V1.TestHelpers.TestClocks.CreateAsync(new() { FrozenTime = at });

    protected async Task AdvanceAsync(TestClock clock, DateTime to)
    {
        var ready = Stripe.Webhooks.WaitForAsync(received =>
            received.Type == EventTypes.TestHelpersTestClockReady && received.Data.Object is TestClock readyClock
            && readyClock.Id == clock.Id);
        await V1.TestHelpers.TestClocks.AdvanceAsync(clock.Id, new() { FrozenTime = to });
        await ready;
    }

    /// <summary>Pays on a hosted page and returns the URL it redirects to.</summary>
    protected async Task<string> PayAsync(string url, string number = "4242424242424242")
    {
        using var response = await PostAsync(
            url, ("action", "pay"), ("email", "jo@example.com"), ("number", number), ("expiry", "12 / 39"), ("cvc", "123"),
                ("name", "Jo Doe"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString();
    }

    protected async Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await stripe.Browser.PostAsync(new Uri(url, UriKind.RelativeOrAbsolute), form);
    }

    protected static DateTime Utc(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
