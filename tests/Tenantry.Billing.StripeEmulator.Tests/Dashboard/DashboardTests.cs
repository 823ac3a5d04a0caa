using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Dashboard;

public sealed class DashboardTests
{
    [Fact]
    public async Task EveryPage_Renders_AndEncodesUserInput()
    {
        await using var sink = await WebhookSink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        const string Evil = "<script>alert(1)</script>";
        var customer = await stripe.Customer();
        await stripe.Post($"customers/{customer.Id()}", ("name", Evil), ("email", $"{Evil}@example.com"));
        var price = await stripe.Price(name: Evil);
        var subscription = await stripe.Subscribe(customer, price);
        var session = await stripe.Checkout(price, ("customer", customer.Id()));
        var portal = await stripe.Post("billing_portal/sessions", ("customer", customer.Id()), ("return_url", "http://shop.test/"));
        await stripe.Server.WaitForIdleAsync();
        var eventId = (await stripe.Get("events")).Rows("data").First().Id();

        foreach (var path in (string[])
        [
            "/", "/dashboard/customers", "/dashboard/subscriptions", "/dashboard/payments", "/dashboard/invoices", "/dashboard/events",
            "/dashboard/webhooks",
            $"/dashboard/object/customer/{customer.Id()}", $"/dashboard/object/subscription/{subscription.Id()}",
            $"/dashboard/object/event/{eventId}",
            $"/c/pay/{session.Id()}", $"/p/session/{portal.Id()}", $"/p/session/{portal.Id()}/card",
            $"/p/session/{portal.Id()}/cancel/{subscription.Id()}",
            $"/i/{subscription.Text("latest_invoice")}",
        ])
        {
            using var response = await stripe.Browser.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("<script>", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task FormPostFromAnotherOrigin_IsForbidden()
    {
        await using var stripe = await LocalStripe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dashboard/clock") { Content = LocalStripe.Fields(("by", "day")) };
        request.Headers.Add("Origin", "http://evil.test");

        using var response = await stripe.Browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        stripe.Server.Clock.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task RequestForAnotherHostName_IsMisdirected()
    {
        await using var stripe = await LocalStripe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.test";

        using var response = await stripe.Browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task ClockForm_AdvancesTheClock_AndKeepsAnInvalidDate()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var clock = new Uri("/dashboard/clock", UriKind.Relative);

        using var invalid = await stripe.Browser.PostAsync(clock, LocalStripe.Fields(("by", "date"), ("date", "2001-02-03")));
        (await invalid.Content.ReadAsStringAsync()).ShouldContain("2001-02-03");
        using var valid = await stripe.Browser.PostAsync(clock, LocalStripe.Fields(("by", "month")));

        valid.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        stripe.Server.Clock.Offset.ShouldBeGreaterThan(TimeSpan.FromDays(27));
    }

    [Fact]
    public async Task Portal_CancelsAndResumes_AndUpdatesTheCard()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer();
        var subscription = await stripe.Subscribe(customer, await stripe.Price());
        var portal = new Uri($"/p/session/{(await stripe.Post("billing_portal/sessions", ("customer", customer.Id()))).Id()}",
            UriKind.Relative);

        await stripe.Browser.PostAsync(portal, LocalStripe.Fields(("action", "cancel"), ("subscription", subscription.Id())));
        (await stripe.Get($"subscriptions/{subscription.Id()}"))["cancel_at"].ShouldNotBeNull();
        await stripe.Browser.PostAsync(portal, LocalStripe.Fields(("action", "resume"), ("subscription", subscription.Id())));
        (await stripe.Get($"subscriptions/{subscription.Id()}"))["cancel_at"].ShouldBeNull();
        await stripe.Browser.PostAsync(new Uri($"{portal}/card", UriKind.Relative),
            LocalStripe.Fields(("number", "5555555555554444"), ("expiry", "1/40"), ("cvc", "123"), ("name", "Jo")));

        (await stripe.Browser.GetStringAsync(portal)).ShouldContain("Mastercard");
        await stripe.Advance(32);
        (await stripe.Get("charges")).Rows("data").First().Text("payment_method_details.card.brand").ShouldBe("mastercard");
    }
}
