namespace Tenantry.Billing.Gateways.Testing;

internal static class CustomerChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("A customer is read as it was written", async shop =>
        {
            var id = await shop.CustomerAsync();
            var created = Expect.NotNull(await shop.Gateway.FindCustomerAsync(id, shop.Token),
                "a customer can be read after it was created");
            Expect.Equal((id, "A family", "family@example.com"), (created.Id, created.Name, created.Email), "the customer");
            var details = new GatewayCustomerDetails("Two Ltd", "two@example.com", new("1 Main St", null, "Berlin", "10115", null, "DE"));
            await shop.Gateway.UpdateCustomerAsync(id, details, Shop.Key("update"), shop.Token);
            var updated = Expect.NotNull(await shop.Gateway.FindCustomerAsync(id, shop.Token), "a customer can be read after an update");
            Expect.Equal(("Two Ltd", "two@example.com", "Berlin", "DE"),
                (updated.Name, updated.Email, updated.Address?.City, updated.Address?.Country), "the updated customer");
        }),
        new("A customer that is created again with the same key is the same customer", async shop =>
        {
            var first = await shop.CustomerAsync("one intent");
            Expect.Equal(first, await shop.CustomerAsync("one intent"), "the customer of a repeated request");
            Expect.That(first != await shop.CustomerAsync("another intent"), "another key creates another customer");
        }),
        new("A price that exists is found by its lookup key, whatever the idempotency key", async shop =>
        {
            var first = await shop.PriceAsync();
            var price = new GatewayPrice("conformance/monthly/v1", "conformance_monthly", "Conformance", Shop.Price, BillingInterval.Month);
            Expect.Equal(first, await shop.Gateway.EnsurePriceAsync(price, Shop.Key("another key"), shop.Token), "the ensured price");
            Expect.That(first != await shop.PriceAsync("conformance/monthly/v2"), "another lookup key creates another price");
        }),
    ];
}
