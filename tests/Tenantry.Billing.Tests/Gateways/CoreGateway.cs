using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Exposes only the required core of the gateway to Stripe, without its capabilities.</summary>
internal sealed class CoreGateway(StripeGateway stripe) : IPaymentGateway
{
    public string Name => stripe.Name;

    public string SignatureHeader => stripe.SignatureHeader;

    public GatewayEvent? Verify(string? signature, string body) => stripe.Verify(signature, body);

    public Task<GatewayPriceId> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct) =>
        stripe.EnsurePriceAsync(price, key, ct);

    public Task<GatewayCustomerId> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) =>
        stripe.CreateCustomerAsync(customer, key, ct);

    public Task<GatewayCustomer?> FindCustomerAsync(GatewayCustomerId id, CancellationToken ct) => stripe.FindCustomerAsync(id, ct);

    public Task UpdateCustomerAsync(GatewayCustomerId id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct) =>
        stripe.UpdateCustomerAsync(id, details, key, ct);

    public Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct) =>
        stripe.CreateCheckoutAsync(checkout, key, ct);

    public Task<GatewayCheckout?> FindCheckoutAsync(GatewayCheckoutId id, CancellationToken ct) => stripe.FindCheckoutAsync(id, ct);

    public Task ExpireCheckoutAsync(GatewayCheckoutId id, IdempotencyKey key, CancellationToken ct) =>
        stripe.ExpireCheckoutAsync(id, key, ct);

    public Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken ct) =>
        stripe.FindSubscriptionAsync(id, ct);

    public IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(GatewayCustomerId? customerId, CancellationToken ct) =>
        stripe.ListSubscriptionsAsync(customerId, ct);

    public Task SetCancelAtPeriodEndAsync(GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken ct) =>
        stripe.SetCancelAtPeriodEndAsync(id, cancel, key, ct);

    public Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken ct) =>
        stripe.CancelNowAsync(id, isProrated, key, ct);

    public Task<GatewayInvoice?> FindInvoiceAsync(GatewayInvoiceId id, CancellationToken ct) => stripe.FindInvoiceAsync(id, ct);

    public IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        GatewayCustomerId? customerId, InvoiceStatus? status, DateTimeOffset? since, CancellationToken ct) =>
        stripe.ListInvoicesAsync(customerId, status, since, ct);

    public Task<GatewayPayment?> FindPaymentAsync(GatewayPaymentId id, CancellationToken ct) => stripe.FindPaymentAsync(id, ct);

    public Task<GatewayInvoiceId?> FindInvoiceOfPaymentAsync(GatewayPaymentId paymentId, CancellationToken ct) =>
        stripe.FindInvoiceOfPaymentAsync(paymentId, ct);
}
