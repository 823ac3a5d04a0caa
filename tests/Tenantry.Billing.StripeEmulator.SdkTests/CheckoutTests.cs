using Stripe.Checkout;

namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class CheckoutTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task SubscriptionCheckout_CreatesAPaidSubscription()
    {
        var price = await PriceAsync(1000);
        var session = await V1.Checkout.Sessions.CreateAsync(Options("subscription", price.Id, quantity: 2));

        var location = await PayAsync(session.Url);

        location.ShouldBe($"http://shop.test/done?id={session.Id}");
        var completed = await V1.Checkout.Sessions.GetAsync(session.Id, new() { Expand = ["subscription.latest_invoice", "line_items",
            "customer"] });
        (completed.Status, completed.PaymentStatus, completed.AmountTotal).ShouldBe(("complete", "paid", 2000));
        completed.LineItems.Data.Single().AmountTotal.ShouldBe(2000);
        (completed.Subscription.Status, completed.Subscription.LatestInvoice.AmountPaid).ShouldBe(("active", 2000));
        completed.Customer.Email.ShouldBe("jo@example.com");
        await Stripe.SettleAsync();
        Stripe.Webhooks.Received.ShouldContain(received => received.Type == "checkout.session.completed"
            && ((Session)received.Data.Object).Id == session.Id);
    }

    [Fact]
    public async Task PaymentCheckout_WithPriceData_CreatesAnInvoice()
    {
        var options = Options("payment");
        options.LineItems = [new() { Quantity = 1, PriceData = new() { Currency = "usd", UnitAmount = 1500,
            ProductData = new() { Name = "Book" } } }];
        options.InvoiceCreation = new() { Enabled = true };
        options.CustomerCreation = "always";
        var session = await V1.Checkout.Sessions.CreateAsync(options);

        await PayAsync(session.Url);

        var completed = await V1.Checkout.Sessions.GetAsync(session.Id, new() { Expand = ["invoice",
            "payment_intent.latest_charge.balance_transaction"] });
        (completed.Invoice.Status, completed.Invoice.Total).ShouldBe(("paid", 1500));

        // 2.9 % of $15.00 is 43.5 cents, rounded up, plus 30 cents.
        completed.PaymentIntent.LatestCharge.BalanceTransaction.Net.ShouldBe(1500 - 44 - 30);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task EmbeddedCheckout_HasAClientSecret_AndNoUrl()
    {
        var price = await PriceAsync(1000);
        var session = await V1.Checkout.Sessions.CreateAsync(new()
        {
            Mode = "subscription", UiMode = "embedded_page", ReturnUrl = "http://shop.test/back",
                LineItems = [new() { Price = price.Id, Quantity = 1 }],
        });

        session.ClientSecret.ShouldStartWith($"{session.Id}_secret_");
        session.Url.ShouldBeNull();
    }

    [Fact]
    public async Task Trial_WithDiscountAndTax_CostsNothingToday()
    {
        var price = await PriceAsync(10_000);
        var rate = await V1.TaxRates.CreateAsync(new() { DisplayName = "VAT", Percentage = 19, Inclusive = false });
        var coupon = await V1.Coupons.CreateAsync(new() { PercentOff = 10, Duration = "forever" });
        var options = Options("subscription");
        options.LineItems = [new() { Price = price.Id, Quantity = 1, TaxRates = [rate.Id] }];
        options.Discounts = [new() { Coupon = coupon.Id }];
        var now = await V1.Checkout.Sessions.CreateAsync(options);
        options.SubscriptionData = new() { TrialPeriodDays = 7 };
        var trial = await V1.Checkout.Sessions.CreateAsync(options);

        // $100.00 less 10 % is $90.00, plus 19 % tax of $17.10.
        (now.AmountSubtotal, now.TotalDetails.AmountDiscount, now.TotalDetails.AmountTax, now.AmountTotal)
            .ShouldBe((10_000, 1000, 1710, 10_710));
        trial.AmountTotal.ShouldBe(0);
        await PayAsync(trial.Url);
        var completed = await V1.Checkout.Sessions.GetAsync(trial.Id, new() { Expand = ["subscription"] });
        (completed.PaymentStatus, completed.Subscription.Status).ShouldBe(("no_payment_required", "trialing"));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task SetupCheckout_SavesACard()
    {
        var customer = await CustomerAsync(card: null);
        var session = await V1.Checkout.Sessions.CreateAsync(new() { Mode = "setup", Currency = "usd", Customer = customer.Id,
            SuccessUrl = "http://shop.test/done" });

        await PayAsync(session.Url, "5555555555554444");

        var completed = await V1.Checkout.Sessions.GetAsync(session.Id, new() { Expand = ["setup_intent.payment_method"] });
        (completed.SetupIntent.Status, completed.SetupIntent.PaymentMethod.Card.Brand).ShouldBe(("succeeded", "mastercard"));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task SecondCheckout_InAnotherCurrency_IsRejectedOnItsPage_AfterTheFirstIsPaid()
    {
        var customer = await CustomerAsync(card: null);
        var first = Options("subscription", (await PriceAsync(1000)).Id);
        var second = Options("subscription", (await PriceAsync(900, "eur")).Id);
        first.Customer = second.Customer = customer.Id;
        var (dollars, euros) = (await V1.Checkout.Sessions.CreateAsync(first), await V1.Checkout.Sessions.CreateAsync(second));
        await PayAsync(dollars.Url);

        using var response = await PostAsync(euros.Url, ("action", "pay"), ("number", "4242424242424242"), ("expiry", "12/39"),
            ("cvc", "123"), ("name", "Jo"));

        ((int)response.StatusCode).ShouldBe(422);
        (await response.Content.ReadAsStringAsync()).ShouldContain("billed in USD");
        (await V1.Subscriptions.ListAsync(new() { Customer = customer.Id })).Data.Single().Currency.ShouldBe("usd");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task ExpiredCheckout_CannotBePaid()
    {
        var session = await V1.Checkout.Sessions.CreateAsync(Options("subscription", (await PriceAsync(1000)).Id));

        var expired = await V1.Checkout.Sessions.ExpireAsync(session.Id);

        expired.Status.ShouldBe("expired");
        using var response = await PostAsync(session.Url, ("action", "pay"), ("email", "jo@example.com"));
        ((int)response.StatusCode).ShouldNotBe(302);
        await Stripe.SettleAsync();
    }

    private static SessionCreateOptions Options(string mode, string? price = null, long quantity = 1) => new()
    {
        Mode = mode, SuccessUrl = "http://shop.test/done?id={CHECKOUT_SESSION_ID}", CancelUrl = "http://shop.test/plans",
        LineItems = price is null ? null : [new() { Price = price, Quantity = quantity }],
    };
}
