using System.Globalization;
using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Where a page begins: an instant, and how many of its entries were shown before.</summary>
internal sealed record TimelineCursor(DateTimeOffset Until, int Shown)
{
    public static TimelineCursor Start { get; } = new(DateTimeOffset.MaxValue, 0);

    public static TimelineCursor Parse(string? text) => text?.Split('-') is [var ticks, var shown]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 100_000
            ? new TimelineCursor(new DateTimeOffset(at, TimeSpan.Zero), count)
            : Start;

    /// <summary>Where the page after these entries begins.</summary>
    public TimelineCursor After(IReadOnlyList<DateTimeOffset> shown)
    {
        var last = shown[^1];
        return new TimelineCursor(last, shown.Count(at => at == last) + (last == Until ? Shown : 0));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Until.UtcTicks}-{Shown}");
}
