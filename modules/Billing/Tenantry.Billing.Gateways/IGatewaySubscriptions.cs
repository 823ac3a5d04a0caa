namespace Tenantry.Billing.Gateways;

/// <summary>Subscriptions at the payment provider.</summary>
public interface IGatewaySubscriptions
{
    /// <summary>Reads a subscription.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The subscription, or <see langword="null"/>.</returns>
    Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct = default);

    /// <summary>Reads subscriptions, ended ones included, page by page.</summary>
    /// <param name="customerId">The provider's id of a customer; <see langword="null"/> for everyone's.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The subscriptions, the newest first.</returns>
    IAsyncEnumerable<GatewaySubscription> ListSubscriptionsAsync(string? customerId = null, CancellationToken ct = default);

    /// <summary>Says what a new subscription would charge at once. It is made of the same fields as the subscription itself.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The first invoice as it would be.</returns>
    Task<GatewayInvoice> PreviewSubscriptionAsync(NewGatewaySubscription subscription, CancellationToken ct = default);

    /// <summary>Begins a subscription on a card that is there, or one that costs nothing.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="GatewayException">The payment was declined, or needs the customer; nothing has begun.</exception>
    Task<GatewaySubscription> CreateSubscriptionAsync(NewGatewaySubscription subscription, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Says what a change would charge. It is made of the same fields as the change itself.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="customerId">Whose it is.</param>
    /// <param name="change">The change, with its instant.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The invoice that would come of it at once.</returns>
    /// <exception cref="GatewayException">The provider refuses the change; it would refuse it later too.</exception>
    Task<GatewayInvoice> PreviewChangeAsync(string id, string customerId, SubscriptionChange change, CancellationToken ct = default);

    /// <summary>Changes a subscription now.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="change">The change.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The subscription as it is then.</returns>
    /// <exception cref="GatewayException">The payment was declined, or needs the customer; nothing has changed.</exception>
    Task<GatewaySubscription> ChangeSubscriptionAsync(string id, SubscriptionChange change, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Changes a subscription when its running period ends. A change that waits already is replaced.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="items">All of its items as they shall be.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id of what waits.</returns>
    Task<string> ScheduleChangeAsync(string id, IReadOnlyList<GatewayCheckoutLine> items, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Takes back a change that waits. It is no error that none does.</summary>
    /// <param name="scheduleId">The provider's id of what waits.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is taken back.</returns>
    Task ReleaseScheduleAsync(string scheduleId, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Ends a subscription with its running period, or takes that back.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="cancel">Whether it ends.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Ends a subscription now.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="isProrated">Whether the unused time becomes a credit on the customer's balance.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is over; it is no error that it already was.</returns>
    Task CancelNowAsync(string id, bool isProrated, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Stops charging, and gives no access, until an instant or until it is taken back.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="resumesAt">When it goes on by itself; <see langword="null"/>: when it is taken back.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task PauseSubscriptionAsync(string id, DateTimeOffset? resumesAt, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Ends a pause.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task UnpauseSubscriptionAsync(string id, IdempotencyKey key, CancellationToken ct = default);
}
