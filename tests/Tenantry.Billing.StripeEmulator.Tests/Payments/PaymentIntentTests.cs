using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Payments;

public sealed class PaymentIntentTests
{
    [Fact]
    public async Task ManualCapture_AuthorizesFirst_AndCapturesPartially()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var intent = await AuthorizeAsync(stripe);

        intent.Text("status").ShouldBe("requires_capture");
        intent.Long("amount_capturable").ShouldBe(5000);
        await stripe.PostExpectingError($"payment_intents/{intent.Id()}/capture", HttpStatusCode.BadRequest, ("amount_to_capture", "5001"));
        await stripe.PostExpectingError($"payment_intents/{intent.Id()}/capture", HttpStatusCode.BadRequest, ("amount_to_capture", "0"));
        var captured = await stripe.Post($"payment_intents/{intent.Id()}/capture", ("amount_to_capture", "3000"));

        captured.Text("status").ShouldBe("succeeded");
        captured.Long("amount_received").ShouldBe(3000);
        (await stripe.Get($"charges/{captured.Text("latest_charge")}")).Long("amount_captured").ShouldBe(3000);
        await stripe.PostExpectingError($"payment_intents/{intent.Id()}/capture", HttpStatusCode.BadRequest);
        (await stripe.EventTypes()).TakeLast(2).ShouldBe(["charge.captured", "payment_intent.succeeded"]);
    }

    [Fact]
    public async Task ManualCapture_ReleasesTheAmount_WhenTheIntentIsCanceled()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var intent = await AuthorizeAsync(stripe);

        await stripe.PostExpectingError($"payment_intents/{intent.Id()}", HttpStatusCode.BadRequest, ("amount", "100"));
        var canceled = await stripe.Post($"payment_intents/{intent.Id()}/cancel");

        canceled.Text("status").ShouldBe("canceled");
        canceled.Long("amount_capturable").ShouldBe(0);
        var charge = await stripe.Get($"charges/{intent.Text("latest_charge")}");
        charge.Bool("refunded").ShouldBeTrue();
        charge.Bool("captured").ShouldBeFalse();
    }

    [Theory]
    [InlineData("complete", "succeeded", "succeeded")]
    [InlineData("fail", "failed", "requires_payment_method")]
    public async Task ReturnUrl_RedirectsToTheAuthenticationPage_AndBackWithTheResult(string choice, string result, string status)
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer("pm_card_authenticationRequired");
        var intent = await stripe.Post("payment_intents", ("amount", "2900"), ("currency", "usd"), ("customer", customer.Id()),
            ("confirm", "true"),
            ("payment_method", customer.Text("invoice_settings.default_payment_method") ?? await DefaultAsync(stripe, customer)),
            ("return_url", "http://shop.test/done?order=7"));
        var authenticationPage = new Uri(intent.Text("next_action.redirect_to_url.url")!);

        (await stripe.Browser.GetAsync(authenticationPage)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var returnUrl = (await stripe.Browser.PostAsync(authenticationPage, LocalStripe.Fields(("result", choice)))).Headers.Location!;

        returnUrl.GetLeftPart(UriPartial.Path).ShouldBe("http://shop.test/done");
        returnUrl.Query
            .ShouldBe(
                $"?order=7&payment_intent={intent.Id()}&payment_intent_client_secret={intent.Text("client_secret")}&redirect_status={result}");
        (await stripe.Get($"payment_intents/{intent.Id()}")).Text("status").ShouldBe(status);
        (await stripe.Browser.GetAsync(authenticationPage)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SetupIntent_AttachesTheCardToTheCustomer()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer(card: null);
        var intent = await stripe.Post("setup_intents", ("customer", customer.Id()), ("usage", "off_session"));
        await stripe.PostExpectingError($"setup_intents/{intent.Id()}/confirm", HttpStatusCode.BadRequest);

        var confirmed = await stripe.Post($"setup_intents/{intent.Id()}/confirm", ("payment_method", "pm_card_visa"));

        confirmed.Text("status").ShouldBe("succeeded");
        (await stripe.Get($"payment_methods/{confirmed.Text("payment_method")}")).Text("customer").ShouldBe(customer.Id());
        await stripe.PostExpectingError($"setup_intents/{intent.Id()}/cancel", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SetupIntent_RequiresAuthentication_AndRejectsADeclinedCard()
    {
        await using var stripe = await LocalStripe.StartAsync();

        var created = await stripe.Post("setup_intents", ("payment_method", "pm_card_authenticationRequired"), ("confirm", "true"));
        await stripe.PostExpectingError("setup_intents", HttpStatusCode.PaymentRequired, ("payment_method", "pm_card_chargeDeclined"),
            ("confirm", "true"));

        created.Text("status").ShouldBe("requires_action");
        (await stripe.Post($"setup_intents/{created.Id()}/cancel", ("cancellation_reason", "abandoned"))).Text("status")
            .ShouldBe("canceled");
    }

    private static async Task<JsonObject> AuthorizeAsync(LocalStripe stripe) => await stripe.Post("payment_intents",
        ("amount", "5000"), ("currency", "usd"), ("payment_method", "pm_card_visa"), ("capture_method", "manual"), ("confirm", "true"));

    private static async Task<string> DefaultAsync(LocalStripe stripe, JsonObject customer) =>
        (await stripe.Get($"customers/{customer.Id()}")).Text("invoice_settings.default_payment_method")!;
}
