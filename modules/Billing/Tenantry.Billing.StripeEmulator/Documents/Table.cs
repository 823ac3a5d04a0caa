namespace Tenantry.Billing.StripeEmulator;

/// <summary>The documents of one kind in the order in which they were made, found by id and by the fields that lists filter by.</summary>
internal sealed class Table(string kind, WarmDocs warm)
{
    // The first ones of each kind stay as objects: prices, products and endpoints are few, and are read for everything that happens.
    private const int AlwaysWarm = 200;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<StoredDoc?> rows = [];
    private readonly TableIndex index = new(kind);
    private int empty;

    public int Count => rows.Count - empty;

    public JsonObject? Find(string id) => places.TryGetValue(id, out var place) ? rows[place]?.Read() : null;

    /// <summary>The document, to be changed in place.</summary>
    public JsonObject? Edit(string id)
    {
        if (!places.TryGetValue(id, out var place) || rows[place] is not { } row)
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
        else if (places.TryGetValue(id, out var place))
        {
            rows[place] = Stored(place, doc);
            index.Set(place, doc);
        }
        else
        {
            places[id] = rows.Count;
            index.Set(rows.Count, doc);
            rows.Add(Stored(rows.Count, doc));
        }
    }

    /// <summary>Writes down where a document that was changed in place is found from now on.</summary>
    public void Reindex(string id)
    {
        if (places.TryGetValue(id, out var place) && rows[place] is { } doc)
        {
            index.Set(place, doc.Read());
        }
    }

    public IEnumerable<JsonObject> NewestFirst(string? before = null)
    {
        var start = before is not null && places.TryGetValue(before, out var place) ? place - 1 : rows.Count - 1;
        for (var at = Math.Min(start, rows.Count - 1); at >= 0; at--)
        {
            if (rows[at] is { } doc)
            {
                yield return doc.Read();
            }
        }
    }

    public IEnumerable<JsonObject> OldestFirst() => rows.OfType<StoredDoc>().Select(row => row.Read());

    public IEnumerable<(string Id, byte[] Json)> AllJson() =>
        places.OrderBy(pair => pair.Value).Select(pair => (pair.Key, rows[pair.Value]!.ToJson()));

    /// <summary>Newest first, those whose field has the value; the field is one that is indexed.</summary>
    public IEnumerable<JsonObject> NewestFirst(string field, string value)
    {
        var found = index.Find(field, value);
        for (var at = found.Count - 1; at >= 0; at--)
        {
            if (at < found.Count && rows[found[at]]?.Read() is { } doc && TableIndex.Values(kind, field, doc).Contains(value, StringComparer.Ordinal))
            {
                yield return doc;
            }
        }
    }

    private StoredDoc Stored(int place, JsonObject doc)
    {
        var row = new StoredDoc(doc);
        if (place >= AlwaysWarm)
        {
            warm.Add(row);
        }

        return row;
    }

    private void Remove(string id)
    {
        if (!places.Remove(id, out var place))
        {
            return;
        }

        index.Set(place, doc: null);
        rows[place] = null;
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

    /// <summary>Closes the gaps that removed documents left.</summary>
    private void Close()
    {
        var moved = new int[rows.Count];
        var next = 0;
        for (var at = 0; at < rows.Count; at++)
        {
            moved[at] = rows[at] is null ? -1 : next++;
        }

        foreach (var (id, place) in places.ToArray())
        {
            places[id] = moved[place];
        }

        rows.RemoveAll(row => row is null);
        index.Move(moved);
        empty = 0;
    }
}
