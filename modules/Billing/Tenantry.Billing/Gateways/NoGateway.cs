namespace Tenantry.Billing.Gateways;

/// <summary>The gateway where no payment provider is configured: everything that needs one is refused, the rest works.</summary>
internal sealed class NoGateway : IPaymentGateway
{
    public string Name => "none";

    public string SignatureHeader => "";

    public TCapability Require<TCapability>()
        where TCapability : class => throw Missing();

    public GatewayEvent? Verify(string? signature, string body) => null;

    public Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCustomer?> FindCustomerAsync(string id, CancellationToken ct) => throw Missing();

    public Task UpdateCustomerAsync(string id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct) => throw Missing();

    public Task ExpireCheckoutAsync(string id, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(string? customerId, CancellationToken ct) => throw Missing();

    public Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task CancelNowAsync(string id, bool isProrated, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct) => throw Missing();

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        string? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct) => throw Missing();

    public Task<GatewayPayment?> FindPaymentAsync(string id, CancellationToken ct) => throw Missing();

    public Task<string?> FindInvoiceOfPaymentAsync(string paymentId, CancellationToken ct) => throw Missing();

    private static GatewayException Missing() => new(
        "no_gateway", "No payment provider is configured. Call AddBilling().UseStripe() and set Tenantry:Stripe:SecretKey.",
        isTransient: false);
}
