using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Merges the entries of the contributors into pages, newest first.</summary>
internal static class ReadTimeline
{
    public static async Task<TimelineSlice> RunAsync(
        TenantId tenant, IReadOnlyList<ITimelineContributor> contributors, TimelineCursor from, int size, CancellationToken ct)
    {
        // One extra entry shows whether there is another page.
        var request = new TimelineRequest(tenant, from.Until, from.Skip + size + 1);
        var lines = new List<TimelineLine>();
        foreach (var contributor in contributors)
        {
            lines.AddRange((await contributor.ReadAsync(request, ct)).Select(entry => new TimelineLine(contributor.Topic, entry)));
        }

        // The sort is stable and every contributor has a fixed order, so that entries with the same time have the same order on every page.
        var sorted = lines.OrderByDescending(line => line.Entry.At).Skip(from.Skip).Take(size + 1).ToList();
        return sorted.Count <= size
            ? new TimelineSlice(sorted, null)
            : new TimelineSlice(sorted[..size], from.After([.. sorted[..size].Select(line => line.Entry.At)]));
    }
}

/// <summary>Represents a timeline entry with its topic.</summary>
internal sealed record TimelineLine(string Topic, TimelineEntry Entry);

/// <summary>Represents a page of the timeline and the cursor of the next page.</summary>
internal sealed record TimelineSlice(IReadOnlyList<TimelineLine> Lines, TimelineCursor? Next);
