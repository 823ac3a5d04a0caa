namespace Tenantry.Metering.Totals;

/// <summary>
/// How much of a meter is used and set aside in one period. A total is opened when its period is first asked for, from the events there
/// are; from then on every event that falls in it is added in the event's own transaction.
/// </summary>
internal sealed class UsageTotal : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Meter { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Always the sum of the events from the start, inclusive, to the end, exclusive.</summary>
    public long Used { get; init; }

    /// <summary>Always the sum of this period's reservations that have not lapsed.</summary>
    public long Reserved { get; init; }
}
