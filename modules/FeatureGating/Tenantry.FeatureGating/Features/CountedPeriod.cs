using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Features;

/// <summary>Finds the period in which the use of a feature is counted.</summary>
internal static class CountedPeriod
{
    /// <summary>Gets the period of a decision; the calendar month where the checker of the host names none.</summary>
    public static UsagePeriod Of(Decision decision, DateTimeOffset now) =>
        decision is { PeriodStart: { } start, PeriodEnd: { } end } ? new UsagePeriod(start, end) : MonthOf(now);

    public static UsagePeriod MonthOf(DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new UsagePeriod(start, start.AddMonths(1));
    }
}
