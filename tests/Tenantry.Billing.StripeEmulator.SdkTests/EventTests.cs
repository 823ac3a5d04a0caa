namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class EventTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task AllEvents_AreListedInPages_WithTheSdksApiVersion()
    {
        await SubscribeAsync(await CustomerAsync(), (await PriceAsync(1000)).Id);
        await Stripe.SettleAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);

        await foreach (var listed in V1.Events.ListAutoPagingAsync(new() { Limit = 20 }))
        {
            ids.Add(listed.Id).ShouldBeTrue("no event may be listed twice");
            listed.ApiVersion.ShouldBe(StripeConfiguration.ApiVersion);
            listed.Data.Object.ShouldNotBeNull(listed.Type);
        }

        ids.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task UpdateEvent_ContainsPreviousAttributes()
    {
        var customer = await V1.Customers.CreateAsync(new() { Name = "Jo" });
        await V1.Customers.UpdateAsync(customer.Id, new() { Name = "Mo" });
        await Stripe.SettleAsync();

        var updated = Stripe.Webhooks.Received.Single(received => received.Type == "customer.updated"
            && ((Customer)received.Data.Object).Id == customer.Id);

        ((Customer)updated.Data.Object).Name.ShouldBe("Mo");
        ((string)updated.Data.PreviousAttributes.name).ShouldBe("Jo");
        updated.Request.Id.ShouldStartWith("req_");
    }

    [Fact]
    public async Task EndpointOfAnUnsupportedVersion_IsRejected()
    {
        var error = await Should.ThrowAsync<StripeException>(() => V1.WebhookEndpoints.CreateAsync(new()
        {
            Url = Stripe.Webhooks.Address, EnabledEvents = ["*"], ApiVersion = "2026-07-29.dahlia",
        }));

        (error.StripeError.Type, error.StripeError.Param).ShouldBe(("invalid_request_error", "api_version"));
    }
}
