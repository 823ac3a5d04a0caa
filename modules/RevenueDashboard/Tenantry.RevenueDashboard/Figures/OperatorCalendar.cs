namespace Tenantry.RevenueDashboard.Figures;

/// <summary>The operator's months: half-open, from midnight to midnight in the operator's zone, whatever the clock does at night.</summary>
internal sealed class OperatorCalendar(TimeZoneInfo zone)
{
    public string Zone => zone.Id;

    /// <summary>Finds the first day of the month that an instant lies in.</summary>
    public DateOnly MonthOf(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new DateOnly(local.Year, local.Month, 1);
    }

    /// <summary>Gives the instant at which a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone switch
        {
            // Where clocks jump over midnight, the day begins with the jump: midnight by the clock as it went before.
            _ when zone.IsInvalidTime(midnight) => zone.GetUtcOffset(midnight.AddHours(-3)),
            // Where midnight comes twice, the day begins with the first.
            _ when zone.IsAmbiguousTime(midnight) => zone.GetAmbiguousTimeOffsets(midnight).Max(),
            _ => zone.GetUtcOffset(midnight),
        };
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>Lists the last months, the oldest first, the one of the instant last.</summary>
    public IReadOnlyList<DateOnly> Last(int months, DateTimeOffset now)
    {
        var open = MonthOf(now);
        return [.. Enumerable.Range(0, months).Select(back => open.AddMonths(back - months + 1))];
    }
}
