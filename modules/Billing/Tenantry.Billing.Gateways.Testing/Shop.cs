namespace Tenantry.Billing.Gateways.Testing;

/// <summary>Provides the steps that most checks share: a customer, a price, a checkout and its payment.</summary>
internal sealed class Shop(IGatewayTestbed testbed, CancellationToken cancellationToken)
{
    public static Money Price { get; } = new(1_900, Currency.Usd);

    public IGatewayTestbed Testbed => testbed;

    public IPaymentGateway Gateway => testbed.Gateway;

    public CancellationToken Token => cancellationToken;

    public static IdempotencyKey Key(string intent) => IdempotencyKey.For("conformance", intent);

    public Task<GatewayCustomerId> CustomerAsync(string intent = "customer") => Gateway.CreateCustomerAsync(
        new NewGatewayCustomer(new TenantId(new Guid("01a00000-0000-7000-8000-00000000c0f0")), "A family", "family@example.com"),
        Key(intent), cancellationToken);

    public Task<GatewayPriceId> PriceAsync(string lookupKey = "conformance/monthly/v1", BillingInterval interval = BillingInterval.Month) =>
        Gateway.EnsurePriceAsync(
            new GatewayPrice(lookupKey, "conformance_monthly", "Conformance", Price, interval), Key($"price {lookupKey}"),
                cancellationToken);

    public async Task<GatewayCheckout> CheckoutAsync(GatewayCustomerId customer, string intent = "checkout", bool isRecurring = true)
    {
        var price = isRecurring ? await PriceAsync() : await PriceAsync("conformance/once/v1", BillingInterval.Once);
        return await Gateway.CreateCheckoutAsync(New(customer, price, isRecurring), Key(intent), cancellationToken);
    }

    public static NewGatewayCheckout New(GatewayCustomerId customer, GatewayPriceId price, bool isRecurring = true) => new(
        new Guid("01a00000-0000-7000-8000-00000000c0f1"), customer, [new GatewayCheckoutLine(price, 2)], isRecurring,
        "https://shop.example.com/thanks", "https://shop.example.com/plans",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "conformance/monthly" });

    /// <summary>Buys a subscription of two units and reads it.</summary>
    public async Task<GatewaySubscription> SubscribeAsync()
    {
        var checkout = await CheckoutAsync(await CustomerAsync());
        await testbed.PayAsync(checkout, cancellationToken);
        var paid = Expect.NotNull(await Gateway.FindCheckoutAsync(checkout.Id, cancellationToken), "a paid checkout can be read");
        return await SubscriptionAsync(Expect.NotNull(paid.SubscriptionId, "a paid checkout names its subscription"));
    }

    public async Task<GatewaySubscription> SubscriptionAsync(GatewaySubscriptionId id) =>
        Expect.NotNull(await Gateway.FindSubscriptionAsync(id, cancellationToken), "a subscription can be read");

    /// <summary>Reads the first invoice of a subscription and its payment.</summary>
    public async Task<(GatewayInvoice Invoice, GatewayPayment Payment)> FirstPaymentAsync(GatewaySubscription subscription)
    {
        var listed = await Gateway.ListInvoicesAsync(subscription.CustomerId, cancellationToken: cancellationToken)
            .LastAsync(invoice => invoice.SubscriptionId == subscription.Id, cancellationToken);
        var invoice = Expect.NotNull(await Gateway.FindInvoiceAsync(listed.Id, cancellationToken), "a listed invoice can be read");
        var payment = await Gateway.FindPaymentAsync(Expect.NotNull(invoice.PaymentId, "a paid invoice names its payment"),
            cancellationToken);
        return (invoice, Expect.NotNull(payment, "a payment can be read"));
    }
}
