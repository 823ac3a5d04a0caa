using System.Globalization;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>Describes common cron schedules in words. Other schedules are returned unchanged.</summary>
internal static class CronDescription
{
    public static string Describe(string cron) => cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var every, "*", "*", "*", "*", "?"] when Step(every) is { } seconds => Every(seconds, "second"),
        ["0", "*", "*", "*", "*", "?"] => "Every minute",
        ["0", var every, "*", "*", "*", "?"] when Step(every) is { } minutes => Every(minutes, "minute"),
        ["0", var minute, "*", "*", "*", "?"] when Number(minute, 59) is { } at => $"Every hour at :{at:00}",
        ["0", "0", var every, "*", "*", "?"] when Step(every) is { } hours => Every(hours, "hour"),
        ["0", var minute, var hour, "*", "*", "?"] when Time(hour, minute) is { } at => $"Every day at {at}",
        ["0", var minute, var hour, "?", "*", var day] when Time(hour, minute) is { } at && Day(day) is { } name => $"Every {name} at {at}",
        ["0", var minute, var hour, var day, "*", "?"] when Time(hour, minute) is { } at
            && Number(day, 31) is { } date => $"On day {date} of each month at {at}",
        _ => cron,
    };

    private static string Every(int count, string unit) => count == 1 ? $"Every {unit}" : $"Every {count} {unit}s";

    private static int? Step(string field) => field.Split('/') is ["0" or "*", var step] ? Number(step, 59) : null;

    private static string? Time(string hour, string minute) => Number(hour, 23) is { } h && Number(minute, 59) is { } m
        ? $"{h:00}:{m:00} UTC" : null;

    private static int? Number(string field, int max) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : null;

    private static string? Day(string field) => field.ToUpperInvariant() switch
    {
        "SUN" or "1" => "Sunday",
        "MON" or "2" => "Monday",
        "TUE" or "3" => "Tuesday",
        "WED" or "4" => "Wednesday",
        "THU" or "5" => "Thursday",
        "FRI" or "6" => "Friday",
        "SAT" or "7" => "Saturday",
        _ => null,
    };
}
