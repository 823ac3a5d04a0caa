using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Dashboard;

public sealed class Pages
{
    [Fact]
    public async Task EveryPage_Renders_AndEncodesWhatPeopleWrote()
    {
        await using var sink = await Sink.StartAsync();
        await using var stripe = await LocalStripe.StartAsync(webhook: sink.Address);
        const string Evil = "<script>alert(1)</script>";
        var customer = await stripe.Customer();
        await stripe.Post($"customers/{customer.Id()}", ("name", Evil), ("email", $"{Evil}@example.com"));
        var price = await stripe.Price(name: Evil);
        var subscription = await stripe.Subscribe(customer, price);
        var session = await stripe.Checkout(price, ("customer", customer.Id()));
        var portal = await stripe.Post("billing_portal/sessions", ("customer", customer.Id()), ("return_url", "http://shop.test/"));
        await stripe.Server.WaitForQuietAsync();
        var happened = (await stripe.Get("events")).Rows("data").First().Id();

        foreach (var path in (string[])
        [
            "/", "/dashboard/customers", "/dashboard/subscriptions", "/dashboard/payments", "/dashboard/invoices", "/dashboard/events", "/dashboard/webhooks",
            $"/dashboard/object/customer/{customer.Id()}", $"/dashboard/object/subscription/{subscription.Id()}", $"/dashboard/object/event/{happened}",
            $"/c/pay/{session.Id()}", $"/p/session/{portal.Id()}", $"/p/session/{portal.Id()}/card", $"/p/session/{portal.Id()}/cancel/{subscription.Id()}",
            $"/i/{subscription.Text("latest_invoice")}",
        ])
        {
            using var answer = await stripe.Browser.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task FormOfAnotherSite_IsRefused()
    {
        await using var stripe = await LocalStripe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dashboard/clock") { Content = LocalStripe.Fields(("by", "day")) };
        request.Headers.Add("Origin", "http://evil.test");

        using var answer = await stripe.Browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        stripe.Server.Clock.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task NameOfAnotherSite_PointedAtThisMachine_GetsNothing()
    {
        await using var stripe = await LocalStripe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.test";

        using var answer = await stripe.Browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task ClockForm_AdvancesToADate_AndKeepsAWrongOneBesideItsMessage()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var clock = new Uri("/dashboard/clock", UriKind.Relative);

        using var wrong = await stripe.Browser.PostAsync(clock, LocalStripe.Fields(("by", "date"), ("date", "2001-02-03")));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("2001-02-03");
        using var right = await stripe.Browser.PostAsync(clock, LocalStripe.Fields(("by", "month")));

        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        stripe.Server.Clock.Offset.ShouldBeGreaterThan(TimeSpan.FromDays(27));
    }

    [Fact]
    public async Task Portal_CancelsAndResumes_AndUpdatesTheCard()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer();
        var subscription = await stripe.Subscribe(customer, await stripe.Price());
        var portal = new Uri($"/p/session/{(await stripe.Post("billing_portal/sessions", ("customer", customer.Id()))).Id()}", UriKind.Relative);

        await stripe.Browser.PostAsync(portal, LocalStripe.Fields(("action", "cancel"), ("subscription", subscription.Id())));
        (await stripe.Get($"subscriptions/{subscription.Id()}"))["cancel_at"].ShouldNotBeNull();
        await stripe.Browser.PostAsync(portal, LocalStripe.Fields(("action", "resume"), ("subscription", subscription.Id())));
        (await stripe.Get($"subscriptions/{subscription.Id()}"))["cancel_at"].ShouldBeNull();
        await stripe.Browser.PostAsync(new Uri($"{portal}/card", UriKind.Relative), LocalStripe.Fields(("number", "5555555555554444"), ("expiry", "1/40"), ("cvc", "123"), ("name", "Jo")));

        (await stripe.Browser.GetStringAsync(portal)).ShouldContain("Mastercard");
        await stripe.Advance(32);
        (await stripe.Get("charges")).Rows("data").First().Text("payment_method_details.card.brand").ShouldBe("mastercard");
    }
}
