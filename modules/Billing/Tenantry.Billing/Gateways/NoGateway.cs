namespace Tenantry.Billing.Gateways;

/// <summary>Stands where no payment provider is configured: everything that needs one is refused, the rest works.</summary>
internal sealed partial class NoGateway : IPaymentGateway
{
    public string Name => "none";

    public string SignatureHeader => "";

    public Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct) => Task.FromResult<GatewayCheckout?>(null);

    public Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct) => Task.FromResult<GatewaySubscription?>(null);

    public Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct) => Task.FromResult<GatewayInvoice?>(null);

    public Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct) => throw Missing();

    public GatewayEvent? Verify(string? signature, string body) => null;

    private static GatewayException Missing() => new(
        "no_gateway", "No payment provider is configured. Call AddBilling().UseStripe() and set Tenantry:Stripe:SecretKey.", isTransient: false);
}
