using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Checkout;

public sealed class HostedCheckoutTests
{
    [Fact]
    public async Task PaidCheckout_PublishesItsEvents_InStripesOrder()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price());

        using var response = await stripe.Pay(session);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe($"http://shop.test/done?session={session.Id()}");
        string[] expectedTypes =
        [
            "customer.created", "payment_method.attached", "customer.subscription.created", "invoice.created", "invoice.finalized",
            "charge.succeeded",
            "payment_intent.succeeded", "invoice.paid", "invoice.payment_succeeded", "checkout.session.completed",
        ];
        (await stripe.EventTypes()).Where(expectedTypes.Contains).ShouldBe(expectedTypes);
        (await stripe.Get("subscriptions")).Rows("data").Single().Text("status").ShouldBe("active");
    }

    [Theory]
    [InlineData("4000000000000002", "Your card was declined.")]
    [InlineData("4000000000009995", "Your card has insufficient funds.")]
    [InlineData("4000000000009987", "Your card was declined.")]
    [InlineData("4000000000009979", "Your card was declined.")]
    [InlineData("4000000000000069", "Your card has expired.")]
    [InlineData("4000000000000127", "Your card&#x27;s security code is incorrect.")]
    [InlineData("4000000000000119", "An error occurred while processing your card.")]
    [InlineData("4000000000000341", "Your card was declined.")]
    [InlineData("4242424242424241", "Your card number is invalid.")]
    [InlineData("4111111111111111", "This is not a test card.")]
    public async Task DeclinedCard_StaysOnThePage_AndCreatesNothing(string number, string message)
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price());

        using var response = await stripe.Pay(session, number, "keep@example.com");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain(message);
        page.ShouldContain("keep@example.com");
        page.ShouldContain("aria-invalid=\"true\"");
        (await stripe.Get("subscriptions?status=all")).Rows("data").ShouldBeEmpty();
        (await stripe.Get("customers")).Rows("data").ShouldBeEmpty();
        (await stripe.Get($"checkout/sessions/{session.Id()}")).Text("status").ShouldBe("open");
    }

    [Fact]
    public async Task EmptyFields_HaveAnErrorEach()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price());

        using var response = await stripe.Browser.PostAsync(new Uri($"/c/pay/{session.Id()}", UriKind.Relative),
            LocalStripe.Fields(("action", "pay")));

        var page = await response.Content.ReadAsStringAsync();
        foreach (var field in (string[])["email", "number", "expiry", "cvc"])
        {
            page.ShouldContain($"id=\"{field}-wrong\"");
        }
    }

    [Theory]
    [InlineData("4000002500003155")]
    [InlineData("4000002760003184")]
    public async Task CardThatRequiresAuthentication_IsRedirectedToTheAuthenticationPage_WhichCanFail(string number)
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price());
        using var authentication = await stripe.Pay(session, number);
        authentication.Headers.Location!.ToString().ShouldBe($"/c/3ds/{session.Id()}");

        using var failed = await stripe.Browser.PostAsync(authentication.Headers.Location, LocalStripe.Fields(("result", "fail")));
        (await failed.Content.ReadAsStringAsync()).ShouldContain("We are unable to authenticate your payment method.");
        (await stripe.Get("subscriptions?status=all")).Rows("data").ShouldBeEmpty();

        using var again = await stripe.Pay(session, number);
        using var done = await stripe.Browser.PostAsync(again.Headers.Location, LocalStripe.Fields(("result", "complete")));
        done.Headers.Location!.ToString().ShouldStartWith("http://shop.test/done");
        (await stripe.Get("subscriptions")).Rows("data").Single().Text("status").ShouldBe("active");
    }

    [Fact]
    public async Task Trial_CostsNothingToday_AndIsChargedAtItsEnd()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price(), ("subscription_data[trial_period_days]", "7"));
        session.Long("amount_total").ShouldBe(0);
        using var paid = await stripe.Pay(session);
        (await stripe.Get($"checkout/sessions/{session.Id()}")).Text("payment_status").ShouldBe("no_payment_required");
        var subscription = (await stripe.Get("subscriptions")).Rows("data").Single();
        subscription.Text("status").ShouldBe("trialing");

        await stripe.Advance(4.5);
        (await stripe.EventTypes()).ShouldContain("customer.subscription.trial_will_end");
        await stripe.Advance(3);

        (await stripe.Get($"subscriptions/{subscription.Id()}")).Text("status").ShouldBe("active");
        (await stripe.Get("charges")).Rows("data").Single().Long("amount").ShouldBe(1000);
    }

    [Fact]
    public async Task PromotionCode_AppliesItsDiscount_OnThePageAndOnTheInvoice()
    {
        await using var stripe = await LocalStripe.StartAsync();
        await stripe.Post("coupons", ("id", "SPRING"), ("percent_off", "25"));
        await stripe.Post("promotion_codes", ("promotion[type]", "coupon"), ("promotion[coupon]", "SPRING"), ("code", "SPRING25"));
        var session = await stripe.Checkout(await stripe.Price(), ("allow_promotion_codes", "true"));
        var page = new Uri($"/c/pay/{session.Id()}", UriKind.Relative);

        using var invalidCode = await stripe.Browser.PostAsync(page, LocalStripe.Fields(("action", "code"), ("code", "AUTUMN")));
        (await invalidCode.Content.ReadAsStringAsync()).ShouldContain("This code isn&#x27;t valid.");
        using var validCode = await stripe.Browser.PostAsync(page, LocalStripe.Fields(("action", "code"), ("code", "spring25")));
        (await stripe.Browser.GetStringAsync(page)).ShouldContain("$7.50");
        using var paid = await stripe.Pay(session);

        var invoice = (await stripe.Get("invoices")).Rows("data").Single();
        invoice.Long("total").ShouldBe(750);
        invoice.Rows("total_discount_amounts").Single().Long("amount").ShouldBe(250);
        await stripe.Advance(32);
        (await stripe.Get("invoices")).Rows("data").First().Long("total").ShouldBe(1000, "the coupon has the duration once");
    }

    [Fact]
    public async Task OneTimePayment_CreatesAPaymentIntent_WithPartialRefunds()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Post("checkout/sessions", ("mode", "payment"), ("success_url", "http://shop.test/done"),
            ("line_items[0][quantity]", "3"),
            ("line_items[0][price_data][currency]", "jpy"), ("line_items[0][price_data][unit_amount]", "500"),
            ("line_items[0][price_data][product_data][name]", "Credits"));
        (await stripe.Browser.GetStringAsync(new Uri($"/c/pay/{session.Id()}", UriKind.Relative))).ShouldContain("Pay &#xA5;1,500");
        using var paid = await stripe.Pay(session);
        var intent = (await stripe.Get($"checkout/sessions/{session.Id()}")).Text("payment_intent")!;

        await stripe.Post("refunds", ("payment_intent", intent), ("amount", "400"));
        await stripe.Post("refunds", ("payment_intent", intent));

        var charge = (await stripe.Get("charges")).Rows("data").Single();
        charge.Long("amount_refunded").ShouldBe(1500);
        charge.Bool("refunded").ShouldBeTrue();
        (await stripe.PostExpectingError("refunds", HttpStatusCode.BadRequest, ("payment_intent", intent))).Text("error.code")
            .ShouldBe("charge_already_refunded");
    }

    [Fact]
    public async Task OpenCheckout_ExpiresAfterADay_AndShowsANotice()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var session = await stripe.Checkout(await stripe.Price());

        await stripe.Advance(1.01);

        (await stripe.EventTypes()).Last().ShouldBe("checkout.session.expired");
        (await stripe.Browser.GetStringAsync(new Uri($"/c/pay/{session.Id()}", UriKind.Relative))).ShouldContain(
            "This checkout has expired");
        using var late = await stripe.Pay(session);
        (await stripe.Get("subscriptions?status=all")).Rows("data").ShouldBeEmpty();
    }
}
