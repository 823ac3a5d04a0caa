namespace Tenantry.Metering.Contracts;

/// <summary>Counts use and keeps it within limits, for the current tenant.</summary>
public interface IMeters
{
    /// <summary>Gets every meter there is.</summary>
    IReadOnlyList<MeterDefinition> All { get; }

    /// <summary>Counts use that has happened, once for each key, durably before it returns.</summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="quantity">How much; between one and 1,000,000,000,000.</param>
    /// <param name="key">What makes the event the same on a repetition; 1 to 200 characters, unique for ever within the tenant.</param>
    /// <param name="at">When it happened; now where it is not given.</param>
    /// <param name="ct">Stops the counting.</param>
    /// <returns>What became of it.</returns>
    Task<UsageOutcome> RecordAsync(string meter, long quantity, string key, DateTimeOffset? at = null, CancellationToken ct = default);

    /// <summary>Sets use aside before the work: atomically, so that many callers at once never pass the limit together.</summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="quantity">How much; between one and 1,000,000,000,000.</param>
    /// <param name="limit">The limit of the period; <see langword="null"/> for none.</param>
    /// <param name="period">The period.</param>
    /// <param name="key">What makes the use the same on a repetition; unique for ever within the tenant.</param>
    /// <param name="ct">Stops the reserving.</param>
    /// <returns>Whether it was granted. A reservation that is neither committed nor released frees itself after a minute.</returns>
    Task<QuotaReservation> ReserveAsync(string meter, long quantity, long? limit, UsagePeriod period, string key, CancellationToken ct = default);

    /// <summary>Counts what was reserved. Calling it again changes nothing.</summary>
    /// <param name="reservation">The reservation's id.</param>
    /// <param name="ct">Stops the counting.</param>
    /// <returns>A task that ends when it is counted.</returns>
    Task CommitAsync(Guid reservation, CancellationToken ct = default);

    /// <summary>Gives back what was reserved. Calling it again, or after a commit, changes nothing.</summary>
    /// <param name="reservation">The reservation's id.</param>
    /// <param name="ct">Stops the giving back.</param>
    /// <returns>A task that ends when it is given back.</returns>
    Task ReleaseAsync(Guid reservation, CancellationToken ct = default);

    /// <summary>Says how much was used in a period, without what is only reserved.</summary>
    /// <param name="meter">The meter's key.</param>
    /// <param name="period">The period.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>How much.</returns>
    Task<long> UsedAsync(string meter, UsagePeriod period, CancellationToken ct = default);
}
