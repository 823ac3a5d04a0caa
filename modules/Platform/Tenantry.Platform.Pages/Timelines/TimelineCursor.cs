using System.Globalization;
using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Represents the start of a page: a time, and the number of entries with this time on previous pages.</summary>
internal sealed record TimelineCursor(DateTimeOffset Until, int Skip)
{
    public static TimelineCursor Start { get; } = new(DateTimeOffset.MaxValue, 0);

    public static TimelineCursor Parse(string? text) => text?.Split('-') is [var ticks, var countText]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 100_000
            ? new TimelineCursor(new DateTimeOffset(at, TimeSpan.Zero), count)
            : Start;

    /// <summary>Gets the cursor of the page after these entries.</summary>
    public TimelineCursor After(IReadOnlyList<DateTimeOffset> times)
    {
        var last = times[^1];
        return new TimelineCursor(last, times.Count(at => at == last) + (last == Until ? Skip : 0));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Until.UtcTicks}-{Skip}");
}
