namespace Tenantry.Billing.Gateways.Testing;

internal static class CustomerCapabilityChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        ConformanceCheck.For<IGatewayTaxIds>("Tax IDs and the reverse charge are kept with the customer", async (shop, taxIds) =>
        {
            var id = await shop.CustomerAsync();
            await taxIds.SetReverseChargeAsync(id, isReverse: true, Shop.Key("reverse"), shop.Token);
            var added = await taxIds.AddTaxIdAsync(id, "DE", "DE123456789", Shop.Key("tax ID"), shop.Token);
            var customer = await shop.Gateway.FindCustomerAsync(id, shop.Token);
            Expect.That(customer is { IsReverseCharge: true, TaxIds: [{ Value: "DE123456789" }] }, "the customer has both", customer);
            await taxIds.RemoveTaxIdAsync(id, added.Id, shop.Token);
            await taxIds.RemoveTaxIdAsync(id, added.Id, shop.Token);
            Expect.That((await shop.Gateway.FindCustomerAsync(id, shop.Token))?.TaxIds is [], "a removed tax ID is gone");
        }),
        ConformanceCheck.For<IGatewayPortal>("A page for the payment method is opened for a customer", async (shop, portal) =>
        {
            var subscription = await shop.SubscribeAsync();
            var request = new NewGatewayPortal(subscription.CustomerId, "https://shop.example.com/billing", PortalFlow.Card);
            var address = await portal.OpenPortalAsync(request, Shop.Key("portal"), shop.Token);
            Expect.That(Uri.IsWellFormedUriString(address, UriKind.Absolute), "the page has an address", address);
        }),
        ConformanceCheck.For<IGatewayCards>("A saved card is read without its number", async (shop, cards) =>
        {
            var subscription = await shop.SubscribeAsync();
            var customer = await shop.Gateway.FindCustomerAsync(subscription.CustomerId, shop.Token);
            var method = Expect.NotNull(subscription.PaymentMethodId ?? customer?.PaymentMethodId, "a purchase saves its payment method");
            var card = await cards.FindCardAsync(method, shop.Token);
            Expect.That(card is { Last4.Length: 4, Fingerprint.Length: > 0 }
                && card.CustomerId == subscription.CustomerId, "the card is the customer's", card);
            Expect.That(await cards.FindCardAsync(new(method + "missing"), shop.Token) is null, "an unknown card is null");
        }),
    ];
}
