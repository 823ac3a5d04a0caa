using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Features;

/// <summary>Determines the period in which the usage of a feature is counted.</summary>
internal static class UsagePeriodResolver
{
    /// <summary>Gets the period of a decision, or the calendar month if the host's checker does not set one.</summary>
    public static UsagePeriod Resolve(Decision decision, DateTimeOffset now) =>
        decision is { PeriodStart: { } start, PeriodEnd: { } end } ? new UsagePeriod(start, end) : CalendarMonth(now);

    public static UsagePeriod CalendarMonth(DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new UsagePeriod(start, start.AddMonths(1));
    }
}
