namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stores the documents of one kind in creation order, indexed by ID and by the fields that lists filter on.</summary>
internal sealed class Table(string kind, WarmDocs warm)
{
    // The first documents of each kind stay uncompressed: prices, products and endpoints are few and are read by almost every change.
    private const int AlwaysWarm = 200;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<StoredDoc?> rows = [];
    private readonly TableIndex index = new(kind);
    private int empty;

    public int Count => rows.Count - empty;

    public JsonObject? Find(string id) => places.TryGetValue(id, out var position) ? rows[position]?.Read() : null;

    /// <summary>Returns the document for editing in place.</summary>
    public JsonObject? Edit(string id)
    {
        if (!places.TryGetValue(id, out var position) || rows[position] is not { } row)
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
        else if (places.TryGetValue(id, out var position))
        {
            rows[position] = Stored(position, doc);
            index.Set(position, doc);
        }
        else
        {
            places[id] = rows.Count;
            index.Set(rows.Count, doc);
            rows.Add(Stored(rows.Count, doc));
        }
    }

    /// <summary>Updates the index of a document that was edited in place.</summary>
    public void Reindex(string id)
    {
        if (places.TryGetValue(id, out var position) && rows[position] is { } doc)
        {
            index.Set(position, doc.Read());
        }
    }

    public IEnumerable<JsonObject> NewestFirst(string? before = null)
    {
        var start = before is not null && places.TryGetValue(before, out var position) ? position - 1 : rows.Count - 1;
        for (var cursor = Math.Min(start, rows.Count - 1); cursor >= 0; cursor--)
        {
            if (rows[cursor] is { } doc)
            {
                yield return doc.Read();
            }
        }
    }

    public IEnumerable<JsonObject> OldestFirst() => rows.OfType<StoredDoc>().Select(row => row.Read());

    public IEnumerable<(string Id, byte[] Json)> AllJson() =>
        places.OrderBy(pair => pair.Value).Select(pair => (pair.Key, rows[pair.Value]!.ToJson()));

    /// <summary>Lists the documents whose indexed field has the value, newest first.</summary>
    public IEnumerable<JsonObject> NewestFirst(string field, string value)
    {
        var matches = index.Find(field, value);
        for (var cursor = matches.Count - 1; cursor >= 0; cursor--)
        {
            if (cursor < matches.Count && rows[matches[cursor]]?.Read() is { } doc && TableIndex.Values(kind, field, doc).Contains(value, StringComparer.Ordinal))
            {
                yield return doc;
            }
        }
    }

    private StoredDoc Stored(int position, JsonObject doc)
    {
        var row = new StoredDoc(doc);
        if (position >= AlwaysWarm)
        {
            warm.Add(row);
        }

        return row;
    }

    private void Remove(string id)
    {
        if (!places.Remove(id, out var position))
        {
            return;
        }

        index.Set(position, doc: null);
        rows[position] = null;
        empty++;
        while (rows.Count > 0 && rows[^1] is null)
        {
            rows.RemoveAt(rows.Count - 1);
            empty--;
        }

        if (empty > 1000 && empty > rows.Count / 2)
        {
            Close();
        }
    }

    /// <summary>Removes the gaps left by removed documents.</summary>
    private void Close()
    {
        var moved = new int[rows.Count];
        var next = 0;
        for (var cursor = 0; cursor < rows.Count; cursor++)
        {
            moved[cursor] = rows[cursor] is null ? -1 : next++;
        }

        foreach (var (id, position) in places.ToArray())
        {
            places[id] = moved[position];
        }

        rows.RemoveAll(row => row is null);
        index.Move(moved);
        empty = 0;
    }
}
