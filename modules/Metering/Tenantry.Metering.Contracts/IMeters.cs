namespace Tenantry.Metering.Contracts;

/// <summary>Records usage and enforces quotas for the current tenant.</summary>
public interface IMeters
{
    /// <summary>Gets all registered meters.</summary>
    IReadOnlyList<MeterDefinition> All { get; }

    /// <summary>Records a usage event once per idempotency key. The event is stored before the method returns.</summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="quantity">The quantity, between 1 and 1,000,000,000,000.</param>
    /// <param name="key">The idempotency key, 1 to 200 characters. It is unique within the tenant and never expires.</param>
    /// <param name="at">The time of the usage. The default is now.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The outcome of the event.</returns>
    Task<UsageOutcome> RecordAsync(string meter, long quantity, string key, DateTimeOffset? at = null, CancellationToken ct = default);

    /// <summary>
    /// Reserves usage before the work is done. The check is atomic, so concurrent callers never exceed the limit together.
    /// </summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="quantity">The quantity, between 1 and 1,000,000,000,000.</param>
    /// <param name="limit">The limit of the period, or <see langword="null"/> for unlimited.</param>
    /// <param name="period">The period.</param>
    /// <param name="key">The idempotency key, 1 to 200 characters. It is unique within the tenant and never expires.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>
    /// The reservation, which can be refused. A reservation that is neither committed nor released expires after
    /// <c>ReservationLifetime</c>, one minute by default.
    /// </returns>
    Task<QuotaReservation> ReserveAsync(string meter, long quantity, long? limit, UsagePeriod period, string key,
        CancellationToken ct = default);

    /// <summary>Commits a reservation: the reserved usage is counted. Committing again has no effect.</summary>
    /// <param name="reservation">The ID of the reservation.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    Task CommitAsync(Guid reservation, CancellationToken ct = default);

    /// <summary>Releases a reservation without counting it. Releasing again, or after a commit, has no effect.</summary>
    /// <param name="reservation">The ID of the reservation.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    Task ReleaseAsync(Guid reservation, CancellationToken ct = default);

    /// <summary>Gets the usage of a meter in a period, not including reservations.</summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="period">The period.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The quantity used.</returns>
    Task<long> GetUsageAsync(string meter, UsagePeriod period, CancellationToken ct = default);
}
