namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: pauses subscriptions.</summary>
public interface IGatewayPausing
{
    /// <summary>Stops charging a subscription until a time, or until it is resumed.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="resumesAt">The time at which it resumes automatically; <see langword="null"/> for none.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task PauseSubscriptionAsync(
        GatewaySubscriptionId id, DateTimeOffset? resumesAt, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Resumes a paused subscription.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task ResumeSubscriptionAsync(GatewaySubscriptionId id, IdempotencyKey key, CancellationToken cancellationToken = default);
}
