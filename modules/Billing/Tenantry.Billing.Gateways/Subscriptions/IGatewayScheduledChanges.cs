namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: changes a subscription at the end of its current period.</summary>
public interface IGatewayScheduledChanges
{
    /// <summary>Schedules a change, which replaces an existing one.</summary>
    /// <param name="id">The provider's ID of the subscription.</param>
    /// <param name="items">All items of the subscription after the change.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the schedule.</returns>
    Task<GatewayScheduleId> ScheduleChangeAsync(
        GatewaySubscriptionId id, IReadOnlyList<GatewayCheckoutLine> items, IdempotencyKey key,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the items of the subscription after a scheduled change.</summary>
    /// <param name="scheduleId">The provider's ID of the schedule.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The items, or an empty list if there is no such schedule.</returns>
    Task<IReadOnlyList<GatewayCheckoutLine>> FindScheduledItemsAsync(
        GatewayScheduleId scheduleId, CancellationToken cancellationToken = default);

    /// <summary>Cancels a scheduled change. Canceling it again is not an error.</summary>
    /// <param name="scheduleId">The provider's ID of the schedule.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task ReleaseScheduleAsync(GatewayScheduleId scheduleId, IdempotencyKey key, CancellationToken cancellationToken = default);
}
