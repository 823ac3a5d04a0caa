namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class CustomerTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Address_HasAllMembers_EvenIfTheyWereNotSent()
    {
        var customer = await V1.Customers.CreateAsync(new() { Email = "jo@example.com",
            Address = new() { Country = "DE", City = "Berlin" } });

        var address = customer.RawJsonElement!.Value.GetProperty("address");
        address.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["city", "country", "line1", "line2", "postal_code", "state"]);
        customer.Address.Country.ShouldBe("DE");
        customer.Address.Line1.ShouldBeNull();
    }

    [Fact]
    public async Task Metadata_IsMergedAndCleared()
    {
        var customer = await V1.Customers.CreateAsync(new() { Metadata = new() { ["tenant"] = "t1", ["plan"] = "gold" } });

        var updated = await V1.Customers.UpdateAsync(customer.Id, new() { Metadata = new() { ["plan"] = "" } });

        updated.Metadata.ShouldBe(new Dictionary<string, string> { ["tenant"] = "t1" });
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task BalanceTransactions_AreSummed_AndAppliedToTheNextInvoice()
    {
        var customer = await CustomerAsync();
        await V1.Customers.BalanceTransactions.CreateAsync(customer.Id, new() { Amount = -300, Currency = "usd", Description = "Sorry" });

        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id);

        (subscription.LatestInvoice.Total, subscription.LatestInvoice.AmountPaid).ShouldBe((1000, 700));
        (subscription.LatestInvoice.StartingBalance, subscription.LatestInvoice.EndingBalance).ShouldBe((-300, 0));
        (await V1.Customers.BalanceTransactions.ListAsync(customer.Id)).Data.Select(row => (row.Amount, row.Type))
            .ShouldBe([(300, "applied_to_invoice"), (-300, "adjustment")]);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task TaxIds_OfCustomerAndAccount_AreAvailableOnBothRoutes()
    {
        var customer = await CustomerAsync(card: null);
        var nested = await V1.Customers.TaxIds.CreateAsync(customer.Id, new() { Type = "eu_vat", Value = "DE123456789" });

        var listed = await V1.TaxIds.ListAsync(new TaxIdListOptions { Owner = new() { Type = "customer", Customer = customer.Id } });
        var top = await V1.TaxIds.CreateAsync(new TaxIdCreateOptions { Type = "gb_vat", Value = "GB123456789",
            Owner = new() { Type = "customer", Customer = customer.Id } });
        var accountTaxId = await V1.TaxIds.CreateAsync(new TaxIdCreateOptions { Type = "eu_vat", Value = "DE987654321" });
        var deleted = await V1.TaxIds.DeleteAsync(top.Id);

        listed.Data.Single().Id.ShouldBe(nested.Id);
        (top.Owner.Type, top.Owner.CustomerId, top.Country).ShouldBe(("customer", customer.Id, "GB"));
        (accountTaxId.Owner.Type, accountTaxId.CustomerId).ShouldBe(("self", null));
        (await V1.TaxIds.ListAsync(new TaxIdListOptions { Limit = 100 })).Data.Select(tax => tax.Id).ShouldContain(accountTaxId.Id);
        deleted.Deleted.ShouldBe(true);
        (await V1.Customers.TaxIds.ListAsync(customer.Id)).Data.Single().Id.ShouldBe(nested.Id);
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task PaymentMethod_IsAttachedListedAndDetached()
    {
        var customer = await CustomerAsync(card: null);
        var method = await V1.PaymentMethods.AttachAsync("pm_card_mastercard", new() { Customer = customer.Id });

        (await V1.Customers.PaymentMethods.ListAsync(customer.Id)).Data.Single().Card.Brand.ShouldBe("mastercard");
        await V1.PaymentMethods.DetachAsync(method.Id);
        (await V1.Customers.PaymentMethods.ListAsync(customer.Id)).Data.ShouldBeEmpty();
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task DeletedCustomer_IsMarkedDeleted_AndItsSubscriptionIsCanceled()
    {
        var customer = await CustomerAsync();
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id);

        await V1.Customers.DeleteAsync(customer.Id);

        (await V1.Customers.GetAsync(customer.Id)).Deleted.ShouldBe(true);
        (await V1.Subscriptions.GetAsync(subscription.Id)).Status.ShouldBe("canceled");
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task SecondCurrency_IsRejected_WhileASubscriptionInAnotherCurrencyIsActive()
    {
        var customer = await CustomerAsync();
        var subscription = await SubscribeAsync(customer, (await PriceAsync(1000)).Id);
        var yen = await PriceAsync(980, "jpy");

        var subscriptionError = await Should.ThrowAsync<StripeException>(() => SubscribeAsync(customer, yen.Id));
        var checkoutError = await Should.ThrowAsync<StripeException>(() => V1.Checkout.Sessions.CreateAsync(new()
        {
            Mode = "subscription", Customer = customer.Id, SuccessUrl = "http://shop.test/done",
                LineItems = [new() { Price = yen.Id, Quantity = 1 }],
        }));
        var itemError = await Should.ThrowAsync<StripeException>(() => V1.InvoiceItems
            .CreateAsync(new() { Customer = customer.Id, Amount = 500,
            Currency = "eur" }));
        await V1.Subscriptions.CancelAsync(subscription.Id);
        var second = await SubscribeAsync(customer, yen.Id);

        const string Reason = "You cannot combine currencies on a single customer. This customer has an active subscription, " +
            "subscription schedule, discount, quote, or invoice item with currency usd.";
        new[] { subscriptionError, checkoutError, itemError }.ShouldAllBe(error => error.StripeError.Message == Reason
            && error.StripeError.Type == "invalid_request_error");
        (second.Currency, second.LatestInvoice.AmountPaid).ShouldBe(("jpy", 980));
        (await V1.Customers.GetAsync(customer.Id)).Currency.ShouldBe("jpy");
        await Stripe.SettleAsync();
    }
}
