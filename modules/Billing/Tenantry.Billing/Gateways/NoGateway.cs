namespace Tenantry.Billing.Gateways;

/// <summary>
/// Payment gateway for hosts without a payment provider. Every operation that needs a provider fails; everything else works.
/// </summary>
internal sealed class NoGateway : IPaymentGateway
{
    public string Name => "none";

    public string SignatureHeader => "";

    public TCapability Require<TCapability>()
        where TCapability : class => throw Missing();

    public GatewayEvent? Verify(string? signature, string body) => null;

    public Task<GatewayPriceId> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCustomerId> CreateCustomerAsync(
        NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCustomer?> FindCustomerAsync(GatewayCustomerId id, CancellationToken ct) => throw Missing();

    public Task UpdateCustomerAsync(GatewayCustomerId id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct) =>
        throw Missing();

    public Task<GatewayCheckout> CreateCheckoutAsync(
        NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout?> FindCheckoutAsync(GatewayCheckoutId id, CancellationToken ct) => throw Missing();

    public Task ExpireCheckoutAsync(GatewayCheckoutId id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(
        GatewayCustomerId? customerId, CancellationToken ct) => throw Missing();

    public Task SetCancelAtPeriodEndAsync(GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken ct) =>
        throw Missing();

    public Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice?> FindInvoiceAsync(GatewayInvoiceId id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        GatewayCustomerId? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct) => throw Missing();

    public Task<GatewayPayment?> FindPaymentAsync(GatewayPaymentId id, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoiceId?> FindInvoiceOfPaymentAsync(GatewayPaymentId paymentId, CancellationToken ct) => throw Missing();

    private static GatewayException Missing() => new(
        "no_gateway", "No payment provider is configured. Call AddBilling().UseStripe() and set Tenantry:Stripe:SecretKey.",
        isTransient: false) { Refusal = GatewayRefusal.AccountInactive };
}
