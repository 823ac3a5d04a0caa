namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stores the documents of one kind in creation order, indexed by ID and by the fields that lists filter on.</summary>
internal sealed class Table(string kind, UncompressedDocuments warm)
{
    // The first documents of each kind stay uncompressed: prices, products and endpoints are few and are read by almost every change.
    private const int AlwaysUncompressed = 200;

    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly List<StoredDocument?> rows = [];
    private readonly TableIndex index = new(kind);
    private int removedCount;

    public int Count => rows.Count - removedCount;

    public JsonObject? Find(string id) => positions.TryGetValue(id, out var position) ? rows[position]?.Read() : null;

    /// <summary>Returns the document for editing in place.</summary>
    public JsonObject? Edit(string id)
    {
        if (!positions.TryGetValue(id, out var position) || rows[position] is not { } row)
        {
            return null;
        }

        var doc = row.Edit(out var isPacked);
        if (isPacked)
        {
            warm.Add(row);
        }

        return doc;
    }

    public void Put(string id, JsonObject? doc)
    {
        if (doc is null)
        {
            Remove(id);
        }
        else if (positions.TryGetValue(id, out var position))
        {
            rows[position] = Store(position, doc);
            index.Set(position, doc);
        }
        else
        {
            positions[id] = rows.Count;
            index.Set(rows.Count, doc);
            rows.Add(Store(rows.Count, doc));
        }
    }

    /// <summary>Updates the index of a document that was edited in place.</summary>
    public void Reindex(string id)
    {
        if (positions.TryGetValue(id, out var position) && rows[position] is { } doc)
        {
            index.Set(position, doc.Read());
        }
    }

    public IEnumerable<JsonObject> NewestFirst(string? before = null)
    {
        var start = before is not null && positions.TryGetValue(before, out var position) ? position - 1 : rows.Count - 1;
        for (var cursor = Math.Min(start, rows.Count - 1); cursor >= 0; cursor--)
        {
            if (rows[cursor] is { } doc)
            {
                yield return doc.Read();
            }
        }
    }

    public IEnumerable<JsonObject> OldestFirst() => rows.OfType<StoredDocument>().Select(row => row.Read());

    public IEnumerable<(string Id, byte[] Json)> AllJson() =>
        positions.OrderBy(pair => pair.Value).Select(pair => (pair.Key, rows[pair.Value]!.ToJson()));

    /// <summary>Lists the documents whose indexed field has the value, newest first.</summary>
    public IEnumerable<JsonObject> NewestFirst(string field, string value)
    {
        var matches = index.Find(field, value);
        for (var cursor = matches.Count - 1; cursor >= 0; cursor--)
        {
            if (cursor < matches.Count && rows[matches[cursor]]?.Read() is { } doc
                && TableIndex.Values(kind, field, doc).Contains(value, StringComparer.Ordinal))
            {
                yield return doc;
            }
        }
    }

    private StoredDocument Store(int position, JsonObject doc)
    {
        var row = new StoredDocument(doc);
        if (position >= AlwaysUncompressed)
        {
            warm.Add(row);
        }

        return row;
    }

    private void Remove(string id)
    {
        if (!positions.Remove(id, out var position))
        {
            return;
        }

        index.Set(position, doc: null);
        rows[position] = null;
        removedCount++;
        while (rows.Count > 0 && rows[^1] is null)
        {
            rows.RemoveAt(rows.Count - 1);
            removedCount--;
        }

        if (removedCount > 1000 && removedCount > rows.Count / 2)
        {
            CompactPositions();
        }
    }

    /// <summary>Removes the gaps left by removed documents.</summary>
    private void CompactPositions()
    {
        var moved = new int[rows.Count];
        var next = 0;
        for (var cursor = 0; cursor < rows.Count; cursor++)
        {
            moved[cursor] = rows[cursor] is null ? -1 : next++;
        }

        foreach (var (id, position) in positions.ToArray())
        {
            positions[id] = moved[position];
        }

        rows.RemoveAll(row => row is null);
        index.Remap(moved);
        removedCount = 0;
    }
}
