namespace Tenantry.Billing.Gateways.Testing;

internal static class CheckoutChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("A checkout is open until it is paid", async shop =>
        {
            var customer = await shop.CustomerAsync();
            var created = await shop.CheckoutAsync(customer);
            Expect.That(created is { IsPaid: false, IsExpired: false } && Uri.IsWellFormedUriString(created.Url, UriKind.Absolute),
                "a new checkout is open and has an address", created);
            var read = Expect.NotNull(await shop.Gateway.FindCheckoutAsync(created.Id, shop.Token), "a checkout can be read");
            Expect.Equal((created.Id, created.Url, customer, false), (read.Id, read.Url, read.CustomerId, read.IsPaid), "the checkout");
            Expect.Equal("conformance/monthly", read.Metadata.GetValueOrDefault("plan"), "the metadata of the checkout");
            await shop.Testbed.PayAsync(created, shop.Token);
            var paid = await shop.Gateway.FindCheckoutAsync(created.Id, shop.Token);
            Expect.That(paid is { IsPaid: true, IsExpired: false, SubscriptionId: not null }, "a paid checkout has a subscription", paid);
            Expect.Equal(Shop.Price * 2, paid!.Total, "the total of two units");
        }),
        new("A checkout that is created again with the same key is the same checkout", async shop =>
        {
            var customer = await shop.CustomerAsync();
            var first = await shop.CheckoutAsync(customer);
            Expect.Equal(first.Id, (await shop.CheckoutAsync(customer)).Id, "the checkout of a repeated request");
        }),
        new("An expired checkout cannot be paid any more", async shop =>
        {
            var created = await shop.CheckoutAsync(await shop.CustomerAsync());
            await shop.Gateway.ExpireCheckoutAsync(created.Id, Shop.Key("expire"), shop.Token);
            var expired = await shop.Gateway.FindCheckoutAsync(created.Id, shop.Token);
            Expect.That(expired is { IsPaid: false, IsExpired: true, Url: null }, "an expired checkout has no address", expired);
            var again = await Expect.FailureAsync(
                () => shop.Gateway.ExpireCheckoutAsync(created.Id, Shop.Key("expire again"), shop.Token), "it cannot expire twice");
            Expect.That(!again.IsTransient, "that failure is permanent", again.Code);
        }),
        new("A one-time purchase has a payment and no subscription", async shop =>
        {
            var checkout = await shop.CheckoutAsync(await shop.CustomerAsync(), isRecurring: false);
            await shop.Testbed.PayAsync(checkout, shop.Token);
            var paid = Expect.NotNull(await shop.Gateway.FindCheckoutAsync(checkout.Id, shop.Token), "a paid checkout can be read");
            Expect.That(paid is { IsPaid: true, SubscriptionId: null, PaymentId: not null }, "a one-time purchase names its payment", paid);
            var payment = await shop.Gateway.FindPaymentAsync(paid.PaymentId!, shop.Token);
            Expect.Equal(Shop.Price * 2, payment?.Amount, "the amount of the payment");
        }),
    ];
}
