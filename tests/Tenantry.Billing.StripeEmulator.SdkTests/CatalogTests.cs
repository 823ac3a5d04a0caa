namespace Tenantry.Billing.StripeEmulator.SdkTests;

public sealed class CatalogTests(LocalStripe stripe) : SdkTest(stripe)
{
    [Fact]
    public async Task Product_WithDefaultPriceData_HasADefaultPrice()
    {
        var product = await V1.Products.CreateAsync(new()
        {
            Name = "Academy",
            DefaultPriceData = new() { Currency = "eur", UnitAmount = 4900, Recurring = new() { Interval = "month" },
                TaxBehavior = "exclusive" },
            Expand = ["default_price"],
        });

        product.DefaultPrice.UnitAmount.ShouldBe(4900);
        product.DefaultPrice.Currency.ShouldBe("eur");
        product.DefaultPrice.Recurring.Interval.ShouldBe("month");
        product.DefaultPrice.TaxBehavior.ShouldBe("exclusive");
        product.DefaultPrice.ProductId.ShouldBe(product.Id);
        await Stripe.SettleAsync();
    }

    [Theory]
    [InlineData("0.000000000001")]
    [InlineData("0.123456789012")]
    [InlineData("1234.5")]
    public async Task Price_KeepsTwelveDecimalPlaces(string amount)
    {
        var amountDecimal = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var product = await V1.Products.CreateAsync(new() { Name = "Calls" });

        var created = await V1.Prices.CreateAsync(new() { Product = product.Id, Currency = "usd", UnitAmountDecimal = amountDecimal,
            Recurring = new() { Interval = "month" } });

        var retrieved = await V1.Prices.GetAsync(created.Id);
        retrieved.UnitAmountDecimal.ShouldBe(amountDecimal);
        retrieved.UnitAmount.ShouldBeNull();
    }

    [Fact]
    public async Task TieredPrices_AreBilledByTheirTiersMode()
    {
        var graduated = await TieredAsync("graduated");
        var volume = await TieredAsync("volume");
        var package = await V1.Prices.CreateAsync(new()
        {
            Product = graduated.ProductId, Currency = "usd", UnitAmount = 500, Recurring = new() { Interval = "month" },
            TransformQuantity = new() { DivideBy = 10, Round = "up" },
        });
        var customer = await CustomerAsync();

        // 15 units: 10 at $1.00 and 5 at $0.80 = $14.00; all 15 at $0.80 = $12.00; two packages of ten = $10.00.
        (await InvoiceTotalAsync(customer, graduated.Id, 15)).ShouldBe(1400);
        (await InvoiceTotalAsync(customer, volume.Id, 15)).ShouldBe(1200);
        (await InvoiceTotalAsync(customer, package.Id, 15)).ShouldBe(1000);
        (await V1.Prices.GetAsync(graduated.Id, new() { Expand = ["tiers"] })).Tiers.Select(tier => tier.UpTo).ShouldBe([10, null]);
    }

    [Fact]
    public async Task LookupKey_IsTransferredToTheNewPrice_OnlyIfRequested()
    {
        var key = $"key_{Unique()}";
        var first = await PriceAsync(1000, lookupKey: key);
        var options = new PriceCreateOptions { Product = first.ProductId, Currency = "usd", UnitAmount = 2000, LookupKey = key };

        var error = await Should.ThrowAsync<StripeException>(() => V1.Prices.CreateAsync(options));
        options.TransferLookupKey = true;
        var second = await V1.Prices.CreateAsync(options);

        error.StripeError.Code.ShouldBe("resource_already_exists");
        (await V1.Prices.ListAsync(new() { LookupKeys = [key] })).Data.Single().Id.ShouldBe(second.Id);
        (await V1.Prices.GetAsync(first.Id)).LookupKey.ShouldBeNull();
        await Stripe.SettleAsync();
    }

    [Fact]
    public async Task PromotionCode_AppliesItsDiscount_UntilMaxRedemptions()
    {
        var coupon = await V1.Coupons.CreateAsync(new() { PercentOff = 25, Duration = "repeating", DurationInMonths = 2,
            Name = "Quarter" });
        var code = await V1.PromotionCodes.CreateAsync(new()
        {
            Promotion = new() { Type = "coupon", Coupon = coupon.Id }, Code = $"Q{Unique()}", MaxRedemptions = 1,
        });
        var price = await PriceAsync(1000);

        var subscription = await SubscribeAsync(await CustomerAsync(), price.Id,
            options => options.Discounts = [new() { PromotionCode = code.Id }]);
        var error = await Should.ThrowAsync<StripeException>(async () =>
            await SubscribeAsync(await CustomerAsync(), price.Id, options => options.Discounts = [new() { PromotionCode = code.Id }]));

        subscription.LatestInvoice.Total.ShouldBe(750);
        error.StripeError.Message.ShouldBe("This promotion code is inactive.");
        (await V1.PromotionCodes.ListAsync(new() { Code = code.Code })).Data.Single().TimesRedeemed.ShouldBe(1);
        await Stripe.SettleAsync();
    }

    private async Task<Price> TieredAsync(string mode)
    {
        var product = await V1.Products.CreateAsync(new() { Name = "Seats" });
        return await V1.Prices.CreateAsync(new()
        {
            Product = product.Id, Currency = "usd", BillingScheme = "tiered", TiersMode = mode, Recurring = new() { Interval = "month" },
            Tiers = [new() { UpTo = 10, UnitAmount = 100 }, new() { UpTo = PriceTierUpTo.Inf, UnitAmount = 80 }],
        });
    }

    private async Task<long> InvoiceTotalAsync(Customer customer, string price, long quantity) =>
        (await SubscribeAsync(customer, price, options => options.Items[0].Quantity = quantity)).LatestInvoice.Total;
}
