namespace Tenantry.Billing.StripeEmulator;

/// <summary>The documents of one kind in the order in which they were made, found by id and by the fields that lists filter by.</summary>
internal sealed class Table(string kind)
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<JsonObject?> rows = [];
    private readonly TableIndex index = new(kind);
    private int empty;

    public int Count => rows.Count - empty;

    public JsonObject? Find(string id) => places.TryGetValue(id, out var place) ? rows[place] : null;

    public void Put(string id, JsonObject? doc)
    {
        if (doc is null)
        {
            Remove(id);
        }
        else if (places.TryGetValue(id, out var place))
        {
            rows[place] = doc;
            index.Set(place, doc);
        }
        else
        {
            places[id] = rows.Count;
            index.Set(rows.Count, doc);
            rows.Add(doc);
        }
    }

    /// <summary>Writes down where a document that was changed in place is found from now on.</summary>
    public void Reindex(string id)
    {
        if (places.TryGetValue(id, out var place) && rows[place] is { } doc)
        {
            index.Set(place, doc);
        }
    }

    public IEnumerable<JsonObject> NewestFirst(string? before = null)
    {
        var start = before is not null && places.TryGetValue(before, out var place) ? place - 1 : rows.Count - 1;
        for (var at = Math.Min(start, rows.Count - 1); at >= 0; at--)
        {
            if (rows[at] is { } doc)
            {
                yield return doc;
            }
        }
    }

    public IEnumerable<JsonObject> OldestFirst(string? after = null)
    {
        var start = after is not null && places.TryGetValue(after, out var place) ? place + 1 : 0;
        for (var at = start; at < rows.Count; at++)
        {
            if (rows[at] is { } doc)
            {
                yield return doc;
            }
        }
    }

    /// <summary>Newest first, those whose field has the value; the field is one that is indexed.</summary>
    public IEnumerable<JsonObject> NewestFirst(string field, string value)
    {
        var found = index.Find(field, value);
        for (var at = found.Count - 1; at >= 0; at--)
        {
            if (at < found.Count && rows[found[at]] is { } doc && TableIndex.Values(kind, field, doc).Contains(value, StringComparer.Ordinal))
            {
                yield return doc;
            }
        }
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
        var kept = rows.OfType<JsonObject>().ToArray();
        var ids = places.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray();
        rows.Clear();
        places.Clear();
        index.Clear();
        empty = 0;
        for (var at = 0; at < kept.Length; at++)
        {
            Put(ids[at], kept[at]);
        }
    }
}
