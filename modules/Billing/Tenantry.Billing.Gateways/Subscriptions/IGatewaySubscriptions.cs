namespace Tenantry.Billing.Gateways;

/// <summary>Reads and cancels subscriptions at the payment provider. A checkout creates them.</summary>
public interface IGatewaySubscriptions
{
    /// <summary>Reads a subscription.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The subscription, or <see langword="null"/>.</returns>
    Task<GatewaySubscription?> FindSubscriptionAsync(GatewaySubscriptionId id, CancellationToken cancellationToken = default);

    /// <summary>Lists subscriptions, including ended ones.</summary>
    /// <param name="customerId">The provider's ID of the customer; <see langword="null"/> for all customers.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The subscriptions, the newest first.</returns>
    IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(
        GatewayCustomerId? customerId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels a subscription at the end of its current period, or reverts a cancellation, also one that was set to another time.
    /// </summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="cancel"><see langword="true"/> to cancel at the end of the period; <see langword="false"/> to keep the
    /// subscription.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task SetCancelAtPeriodEndAsync(
        GatewaySubscriptionId id, bool cancel, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a subscription immediately. Canceling it again is not an error.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="isProrated"><see langword="true"/> to credit the unused time to the customer's balance.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task CancelNowAsync(GatewaySubscriptionId id, bool isProrated, IdempotencyKey key, CancellationToken cancellationToken = default);
}
