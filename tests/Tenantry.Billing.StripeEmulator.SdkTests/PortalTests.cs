namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class PortalTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Theory]
    [InlineData("flexible", false)]
    [InlineData("classic", true)]
    public async Task CancellationInThePortal_SetsCancelAt_AndCancelAtPeriodEndInClassicModeOnly(string mode, bool flag)
    {
        var customer = await CustomerAsync();
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id,
            options => options.BillingMode = new() { Type = mode });
        var session = await V1.BillingPortal.Sessions.CreateAsync(new() { Customer = customer.Id, ReturnUrl = "http://shop.test/back" });

        using var cancelResponse = await PostAsync(session.Url, ("action", "cancel"), ("subscription", subscription.Id));
        var canceling = await V1.Subscriptions.GetAsync(subscription.Id);
        using var resumeResponse = await PostAsync(session.Url, ("action", "resume"), ("subscription", subscription.Id));
        var resumed = await V1.Subscriptions.GetAsync(subscription.Id);

        (canceling.CancelAtPeriodEnd, canceling.CancelAt).ShouldBe((flag, subscription.Items.Data[0].CurrentPeriodEnd));
        (resumed.CancelAtPeriodEnd, resumed.CancelAt).ShouldBe((false, null));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task CancelAt_IsNotClearedByCancelAtPeriodEnd()
    {
        var subscription = await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);
        await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAt = SubscriptionCancelAt.MinPeriodEnd });

        var updated = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAtPeriodEnd = false });

        updated.CancelAt.ShouldBe(subscription.Items.Data[0].CurrentPeriodEnd);
    }

    [Fact]
    public async Task FlowForPaymentMethodUpdate_UpdatesTheCard_AndRedirects()
    {
        var configuration = await V1.BillingPortal.Configurations.CreateAsync(new()
        {
            Features = new() { PaymentMethodUpdate = new() { Enabled = true }, InvoiceHistory = new() { Enabled = true } },
                Name = "Cards only",
        });
        var customer = await CustomerAsync();
        var session = await V1.BillingPortal.Sessions.CreateAsync(new()
        {
            Customer = customer.Id, Configuration = configuration.Id,
            FlowData = new() { Type = "payment_method_update", AfterCompletion = new() { Type = "redirect",
                Redirect = new() { ReturnUrl = "http://shop.test/back" } } },
        });

        using var response = await PostAsync($"{session.Url}/card", ("number", "5555555555554444"), ("expiry", "12/39"), ("cvc", "123"),
            ("name", "Jo"));

        response.Headers.Location!.ToString().ShouldBe("http://shop.test/back");
        var method = (await V1.Customers.GetAsync(customer.Id,
            new() { Expand = ["invoice_settings.default_payment_method"] })).InvoiceSettings.DefaultPaymentMethod;
        method.Card.Brand.ShouldBe("mastercard");
        var error = await Should.ThrowAsync<StripeException>(() => V1.BillingPortal.Sessions.CreateAsync(new()
        {
            Customer = customer.Id, Configuration = configuration.Id, FlowData = new() { Type = "subscription_cancel",
                SubscriptionCancel = new() { Subscription = "sub_1" } },
        }));
        error.StripeError.Param.ShouldBe("flow_data[type]");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task ConfirmedPlanChange_IsPaidInThePortal()
    {
        var customer = await CustomerAsync();
        var (basic, pro) = (await PriceAsync(1000), await PriceAsync(3000));
        var subscription = await SubscribeAsync(customer, basic.Id);
        var session = await V1.BillingPortal.Sessions.CreateAsync(new()
        {
            Customer = customer.Id,
            FlowData = new()
            {
                Type = "subscription_update_confirm",
                SubscriptionUpdateConfirm = new() { Subscription = subscription.Id,
                    Items = [new() { Id = subscription.Items.Data[0].Id, Price = pro.Id, Quantity = 1 }] },
            },
        });
        using var flowStart = await Stripe.Browser.GetAsync(new Uri(session.Url), TestContext.Current.CancellationToken);

        using var response = await PostAsync(flowStart.Headers.Location!.ToString());

        var changed = await V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice"] });
        (changed.Items.Data[0].Price.Id, changed.LatestInvoice.Status).ShouldBe((pro.Id, "paid"));
        changed.LatestInvoice.Total.ShouldBe(2000, "the whole period was remaining");
        await Stripe.SettleAsync();
    }
}
