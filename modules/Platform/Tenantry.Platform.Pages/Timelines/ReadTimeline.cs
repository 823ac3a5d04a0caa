using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Merges what the contributors tell into pages, the newest first.</summary>
internal static class ReadTimeline
{
    public static async Task<TimelineSlice> RunAsync(
        TenantId tenant, IReadOnlyList<ITimelineContributor> contributors, TimelineCursor from, int size, CancellationToken ct)
    {
        // One more than is shown says whether there is another page.
        var request = new TimelineRequest(tenant, from.Until, from.Shown + size + 1);
        var lines = new List<TimelineLine>();
        foreach (var contributor in contributors)
        {
            lines.AddRange((await contributor.ReadAsync(request, ct)).Select(entry => new TimelineLine(contributor.Topic, entry)));
        }

        // The sort is stable and every contributor keeps its order, so that entries of one instant stand in the same order on every page.
        var sorted = lines.OrderByDescending(line => line.Entry.At).Skip(from.Shown).Take(size + 1).ToList();
        return sorted.Count <= size
            ? new TimelineSlice(sorted, null)
            : new TimelineSlice(sorted[..size], from.After([.. sorted[..size].Select(line => line.Entry.At)]));
    }
}

/// <summary>An entry with its topic.</summary>
internal sealed record TimelineLine(string Topic, TimelineEntry Entry);

/// <summary>A page, and where the next one begins.</summary>
internal sealed record TimelineSlice(IReadOnlyList<TimelineLine> Lines, TimelineCursor? Next);
