namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class SearchTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Customers_AreSearchedByMetadataNameAndEmail()
    {
        var tenant = Unique();
        var ada = await CreateAsync(tenant, "Ada \"The First\" Lovelace", "ada@example.com");
        var bob = await CreateAsync(tenant, "Bob Builder", "bob@example.org");

        (await FindAsync($"metadata[\"tenant\"]:\"{tenant}\"")).ShouldBe([bob, ada]);
        (await FindAsync($"metadata['tenant']:'{tenant}' AND email:'ADA@example.com'")).ShouldBe([ada]);
        (await FindAsync($"metadata['tenant']:'{tenant}' AND name~'build'")).ShouldBe([bob]);
        (await FindAsync($"metadata['tenant']:'{tenant}' -email:'ada@example.com'")).ShouldBe([bob]);
        (await FindAsync($"metadata['tenant']:'{tenant}' AND phone:null")).ShouldBe([bob, ada]);
        (await FindAsync($"name:\"Ada \\\"The First\\\" Lovelace\" AND metadata['tenant']:'{tenant}'")).ShouldBe([ada]);
        (await FindAsync($"metadata['tenant']:'none' OR metadata['tenant']:'{tenant}'")).ShouldBe([bob, ada]);
    }

    [Theory]
    [InlineData("unicorn:'x'", "unsupported search field")]
    [InlineData("name:'a' AND email:'b' OR phone:'c'", "combine AND and OR")]
    [InlineData("(name:'a')", "unable to parse")]
    [InlineData("name~'ab'", "at least 3 characters")]
    [InlineData("name>'ab'", "does not support the operator")]
    [InlineData("created>'soon'", "is not a number")]
    [InlineData("name", "unable to parse")]
    public async Task UnsupportedQuery_IsRejected_WithItsReason(string query, string reason)
    {
        var error = await Should.ThrowAsync<StripeException>(() => V1.Customers.SearchAsync(new() { Query = query }));

        error.StripeError.Param.ShouldBe("query");
        error.StripeError.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task EveryResource_IsSearchable_AndResultsArePaginated()
    {
        var tenant = Unique();
        var customer = await CustomerAsync();
        var product = await V1.Products.CreateAsync(new() { Name = $"Academy {tenant}", Metadata = new() { ["tenant"] = tenant } });
        var price = await V1.Prices.CreateAsync(new() { Product = product.Id, Currency = "usd", UnitAmount = 7000 + 77,
            Recurring = new() { Interval = "month" }, LookupKey = $"k{tenant}" });
        var subscription = await SubscribeAsync(customer, price.Id, options => options.Metadata = new() { ["tenant"] = tenant });
        var intent = await V1.PaymentIntents.CreateAsync(new() { Amount = 500, Currency = "usd", Customer = customer.Id,
            PaymentMethod = "pm_card_visa", Confirm = true, Metadata = new() { ["tenant"] = tenant } });

        (await V1.Products.SearchAsync(new() { Query = $"name~\"{tenant}\" AND active:\"true\"" })).Data.Single().Id.ShouldBe(product.Id);
        var prices = await V1.Prices.SearchAsync(new() { Query = $"lookup_key:\"k{tenant}\" AND product:\"{product.Id}\"" });
        prices.Data.Single().Id.ShouldBe(price.Id);
        var subscriptions = await V1.Subscriptions
            .SearchAsync(new() { Query = $"status:\"active\" AND metadata[\"tenant\"]:\"{tenant}\"" });
        subscriptions.Data.Single().Id.ShouldBe(subscription.Id);
        var invoices = await V1.Invoices.SearchAsync(new()
            { Query = $"subscription:\"{subscription.Id}\" AND total>7076 AND total<=7077" });
        invoices.Data.Single().Total.ShouldBe(7077);
        var intents = await V1.PaymentIntents.SearchAsync(new() { Query = $"metadata[\"tenant\"]:\"{tenant}\" AND amount:500" });
        intents.Data.Single().Id.ShouldBe(intent.Id);
        var card = $"customer:\"{customer.Id}\" AND payment_method_details.card.last4:4242 AND refunded:\"false\"";
        (await V1.Charges.SearchAsync(new() { Query = card })).Data.Count.ShouldBe(2);

        var pages = V1.Charges.SearchAutoPagingAsync(new() { Query = $"customer:\"{customer.Id}\"", Limit = 1 });
        (await pages.Select(charge => charge.Amount).ToListAsync()).ShouldBe([500, 7077]);
        var counted = await V1.Charges.SearchAsync(new() { Query = $"customer:\"{customer.Id}\"", Limit = 1, Expand = ["total_count"] });
        (counted.TotalCount, counted.HasMore).ShouldBe((2, true));
    }

    private async Task<string> CreateAsync(string tenant, string name, string email) =>
        (await V1.Customers.CreateAsync(new() { Name = name, Email = email, Metadata = new() { ["tenant"] = tenant } })).Id;

    private async Task<List<string>> FindAsync(string query) =>
        [.. (await V1.Customers.SearchAsync(new() { Query = query })).Data.Select(customer => customer.Id)];
}
