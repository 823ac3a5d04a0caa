namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: changes the prices, quantities, discounts and the trial of a subscription.</summary>
public interface IGatewaySubscriptionChanges
{
    /// <summary>Previews the invoice of a change without applying it. Both are built from the same fields.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="customerId">The provider's ID of the customer.</param>
    /// <param name="change">The change, with its proration date.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The invoice that the change would create immediately.</returns>
    /// <exception cref="GatewayException">The provider refuses the change.</exception>
    Task<GatewayInvoice> PreviewChangeAsync(
        GatewaySubscriptionId id, GatewayCustomerId customerId, SubscriptionChange change, CancellationToken cancellationToken = default);

    /// <summary>Changes a subscription now.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="change">The change.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The changed subscription.</returns>
    /// <exception cref="GatewayException">The payment was declined or requires action by the customer. Nothing was changed.</exception>
    Task<GatewaySubscription> ChangeSubscriptionAsync(
        GatewaySubscriptionId id, SubscriptionChange change, IdempotencyKey key, CancellationToken cancellationToken = default);
}
