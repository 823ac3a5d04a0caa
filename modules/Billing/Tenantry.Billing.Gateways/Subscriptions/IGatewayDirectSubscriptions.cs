namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: creates subscriptions without a checkout, for a saved payment method or free of charge.</summary>
public interface IGatewayDirectSubscriptions
{
    /// <summary>Previews the first invoice of a subscription without creating it. Both are built from the same fields.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The first invoice.</returns>
    Task<GatewayInvoice> PreviewSubscriptionAsync(NewGatewaySubscription subscription, CancellationToken cancellationToken = default);

    /// <summary>Creates a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="GatewayException">The payment was declined or requires action by the customer. No subscription was
    /// created.</exception>
    Task<GatewaySubscription> CreateSubscriptionAsync(
        NewGatewaySubscription subscription, IdempotencyKey key, CancellationToken cancellationToken = default);
}
