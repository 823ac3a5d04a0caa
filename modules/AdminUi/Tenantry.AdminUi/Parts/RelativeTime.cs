namespace Tenantry.AdminUi;

/// <summary>Formats relative times and durations.</summary>
internal static class RelativeTime
{
    public static string Format(DateTimeOffset moment, DateTimeOffset now)
    {
        var span = moment - now;
        if (span.Duration() < TimeSpan.FromMinutes(1))
        {
            return "just now";
        }

        return span > TimeSpan.Zero ? $"in {FormatDuration(span)}" : $"{FormatDuration(-span)} ago";
    }

    public static string FormatDuration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => Count(Math.Max(1, Math.Floor(span.TotalSeconds)), "second"),
        { TotalMinutes: < 59.5 } => Count(Math.Round(span.TotalMinutes), "minute"),
        { TotalHours: < 23.5 } => Count(Math.Round(span.TotalHours), "hour"),
        { TotalDays: < 29.5 } => Count(Math.Round(span.TotalDays), "day"),
        { TotalDays: < 350 } => Count(Math.Round(span.TotalDays / 30), "month"),
        _ => Count(Math.Round(span.TotalDays / 365), "year"),
    };

    // Rounded, not truncated: a time twelve days from now is slightly less than twelve days away when it is rendered.
    private static string Count(double number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
