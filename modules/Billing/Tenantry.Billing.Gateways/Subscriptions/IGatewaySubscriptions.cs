namespace Tenantry.Billing.Gateways;

/// <summary>Reads and cancels subscriptions at the payment provider. A checkout creates them.</summary>
public interface IGatewaySubscriptions
{
    /// <summary>Reads a subscription.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The subscription, or <see langword="null"/>.</returns>
    Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken cancellationToken = default);

    /// <summary>Lists subscriptions, ended ones included.</summary>
    /// <param name="customerId">The provider's ID of the customer; <see langword="null"/> for all customers.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The subscriptions, the newest first.</returns>
    IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(
        GatewayCustomerId? customerId = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a subscription at the end of its current period, or takes that back.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="cancel">Whether the subscription is to end.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task SetCancelAtPeriodEndAsync(
        GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a subscription immediately. It is no error that it has ended.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="isProrated">Whether the unused time becomes a credit on the customer's balance.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken cancellationToken = default);
}
