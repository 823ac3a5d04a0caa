namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>
/// Calculates the operator's months: half-open, from midnight to midnight in the operator's time zone, including daylight saving changes.
/// </summary>
internal sealed class OperatorCalendar(TimeZoneInfo zone)
{
    public string Zone => zone.Id;

    /// <summary>Gets the first day of the month that contains a time.</summary>
    public DateOnly MonthOf(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new DateOnly(local.Year, local.Month, 1);
    }

    /// <summary>Gets the time at which a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone switch
        {
            // If the clock skips midnight, the day begins at the transition: midnight in the offset before it.
            _ when zone.IsInvalidTime(midnight) => zone.GetUtcOffset(midnight.AddHours(-3)),
            // If midnight occurs twice, the day begins with the first one.
            _ when zone.IsAmbiguousTime(midnight) => zone.GetAmbiguousTimeOffsets(midnight).Max(),
            _ => zone.GetUtcOffset(midnight),
        };
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>Lists the last months, oldest first, up to and including the month of a time.</summary>
    public IReadOnlyList<DateOnly> LastMonths(int months, DateTimeOffset now)
    {
        var open = MonthOf(now);
        return [.. Enumerable.Range(0, months).Select(back => open.AddMonths(back - months + 1))];
    }
}
