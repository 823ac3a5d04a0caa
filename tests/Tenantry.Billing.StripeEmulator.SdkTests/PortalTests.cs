namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class PortalTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Theory]
    [InlineData("flexible", false)]
    [InlineData("classic", true)]
    public async Task LeavingInThePortal_SetsADate_AndTheFlagInClassicModeOnly(string mode, bool flag)
    {
        var customer = await CustomerAsync();
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id,
            options => options.BillingMode = new() { Type = mode });
        var session = await V1.BillingPortal.Sessions.CreateAsync(new() { Customer = customer.Id, ReturnUrl = "http://shop.test/back" });

        using var left = await PostAsync(session.Url, ("action", "cancel"), ("subscription", subscription.Id));
        var leaving = await V1.Subscriptions.GetAsync(subscription.Id);
        using var kept = await PostAsync(session.Url, ("action", "resume"), ("subscription", subscription.Id));
        var staying = await V1.Subscriptions.GetAsync(subscription.Id);

        (leaving.CancelAtPeriodEnd, leaving.CancelAt).ShouldBe((flag, subscription.Items.Data[0].CurrentPeriodEnd));
        (staying.CancelAtPeriodEnd, staying.CancelAt).ShouldBe((false, null));
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task DateOfTheEnd_IsNotClearedByTheFlag()
    {
        var subscription = await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);
        await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAt = SubscriptionCancelAt.MinPeriodEnd });

        var asked = await V1.Subscriptions.UpdateAsync(subscription.Id, new() { CancelAtPeriodEnd = false });

        asked.CancelAt.ShouldBe(subscription.Items.Data[0].CurrentPeriodEnd);
    }

    [Fact]
    public async Task FlowForOneThing_DoesIt_AndLeadsBack()
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

        using var answer = await PostAsync($"{session.Url}/card", ("number", "5555555555554444"), ("expiry", "12/39"), ("cvc", "123"),
            ("name", "Jo"));

        answer.Headers.Location!.ToString().ShouldBe("http://shop.test/back");
        var method = (await V1.Customers.GetAsync(customer.Id,
            new() { Expand = ["invoice_settings.default_payment_method"] })).InvoiceSettings.DefaultPaymentMethod;
        method.Card.Brand.ShouldBe("mastercard");
        var refused = await Should.ThrowAsync<StripeException>(() => V1.BillingPortal.Sessions.CreateAsync(new()
        {
            Customer = customer.Id, Configuration = configuration.Id, FlowData = new() { Type = "subscription_cancel",
                SubscriptionCancel = new() { Subscription = "sub_1" } },
        }));
        refused.StripeError.Param.ShouldBe("flow_data[type]");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task ConfirmedChange_IsPaidInThePortal()
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
        using var begin = await Stripe.Browser.GetAsync(new Uri(session.Url), TestContext.Current.CancellationToken);

        using var answer = await PostAsync(begin.Headers.Location!.ToString());

        var changed = await V1.Subscriptions.GetAsync(subscription.Id, new() { Expand = ["latest_invoice"] });
        (changed.Items.Data[0].Price.Id, changed.LatestInvoice.Status).ShouldBe((pro.Id, "paid"));
        changed.LatestInvoice.Total.ShouldBe(2000, "the whole period was still ahead");
        await Stripe.SettleAsync();
    }
}
