namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents scheduled work: the time in the document's <c>_due</c> key, on the main clock or on a test clock.</summary>
internal sealed record DueItem(long At, string Clock, string Kind, string Id);

/// <summary>Indexes documents by their <c>_due</c> key, ordered by time for each clock.</summary>
internal sealed class DueIndex
{
    /// <summary>The clock of all documents that belong to no test clock.</summary>
    public const string MainClock = "";

    private static readonly Comparer<DueItem> Order = Comparer<DueItem>.Create((left, right) =>
        (left.At, left.Kind, left.Id).CompareTo((right.At, right.Kind, right.Id)));

    private readonly Dictionary<(string Kind, string Id), DueItem> items = [];
    private readonly Dictionary<string, SortedSet<DueItem>> clocks = new(StringComparer.Ordinal);

    public void Set(string kind, string id, JsonObject? doc)
    {
        if (items.Remove((kind, id), out var old))
        {
            clocks[old.Clock].Remove(old);
        }

        if (doc?.LongOrNull("_due") is { } at)
        {
            var item = new DueItem(at, doc.Text("test_clock") ?? doc.Text("_clock") ?? MainClock, kind, id);
            items[(kind, id)] = item;
            var set = clocks.TryGetValue(item.Clock, out var existing) ? existing : clocks[item.Clock] = new(Order);
            set.Add(item);
        }
    }

    public DueItem? First(string clock, long until) =>
        clocks.TryGetValue(clock, out var set) && set.Min is { } first && first.At <= until ? first : null;

    public IReadOnlyList<DueItem> First(int count) =>
        [.. clocks.Values.SelectMany(set => set.Take(count)).OrderBy(item => item.At).Take(count)];
}
