namespace Tenantry.Metering.Counters;

/// <summary>
/// Represents the usage counter of a meter in one period. It is created from the stored events when the period is first queried; from then
/// on, every event in the period is added in the event's own transaction.
/// </summary>
internal sealed class UsageCounter : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Meter { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Gets the quantity used: always the sum of the events from the start, inclusive, to the end, exclusive.</summary>
    public long Used { get; init; }

    /// <summary>Gets the quantity reserved: always the sum of the period's reservations that have not expired.</summary>
    public long Reserved { get; init; }
}
