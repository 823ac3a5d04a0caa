namespace Tenantry.Billing.StripeEmulator;

/// <summary>The API call that causes a change; null when the clock causes it.</summary>
internal sealed record CallInfo(string RequestId, string? IdempotencyKey);

/// <summary>One change of the state at one instant: all of it happens, or none.</summary>
internal sealed class Change(StripeState state, long now, CallInfo? call)
{
    private readonly Dictionary<(string Kind, string Id), JsonObject?> originals = [];
    private readonly Dictionary<(string Kind, string Id), JsonObject> lastSaid = [];
    private readonly List<Action> afterwards = [];

    /// <summary>The instant, in seconds since 1970. A customer on a test clock has an instant of its own.</summary>
    public long Now { get; set; } = now;

    public CallInfo? Call => call;

    /// <summary>Where the shop is.</summary>
    public string Country => state.Country;

    public JsonObject? Find(string kind, string? id) => id is null ? null : state.Find(kind, id);

    public JsonObject Get(string kind, string? id, string? param = "id") => Find(kind, id) ?? throw StripeRefusal.NoSuch(kind, id, param);

    /// <summary>Newest first.</summary>
    public IEnumerable<JsonObject> All(string kind) => state.Of(kind).NewestFirst();

    /// <summary>Newest first, those whose field has the value. The field is an indexed one.</summary>
    public IEnumerable<JsonObject> All(string kind, string field, string? value) => value is null ? [] : state.Of(kind).NewestFirst(field, value);

    public IEnumerable<JsonObject> OldestFirst(string kind) => state.Of(kind).OldestFirst();

    public Table Table(string kind) => state.Of(kind);

    public int Count(string kind) => state.Count(kind);

    public JsonObject Add(JsonObject doc) => Add(doc.Kind(), doc);

    public JsonObject Add(string kind, JsonObject doc)
    {
        originals.TryAdd((kind, doc.Id()), state.Find(kind, doc.Id())?.Clone());
        state.Put(kind, doc.Id(), doc);
        return doc;
    }

    /// <summary>The stored document, to be changed in place.</summary>
    public JsonObject Edit(JsonObject doc) => Edit(doc.Kind(), doc.Id());

    public JsonObject Edit(string kind, string? id, string? param = "id")
    {
        var doc = (id is null ? null : state.Edit(kind, id)) ?? throw StripeRefusal.NoSuch(kind, id, param);
        if (!originals.ContainsKey((kind, doc.Id())))
        {
            originals[(kind, doc.Id())] = doc.Clone();
        }

        return doc;
    }

    public void Remove(JsonObject doc)
    {
        originals.TryAdd((doc.Kind(), doc.Id()), doc.Clone());
        state.Put(doc.Kind(), doc.Id(), doc: null);
    }

    /// <summary>What was last said about the document: by an event of this change, or before it.</summary>
    public JsonObject? LastSaid(JsonObject doc) =>
        lastSaid.GetValueOrDefault((doc.Kind(), doc.Id())) ?? originals.GetValueOrDefault((doc.Kind(), doc.Id()))?.Wire();

    public void Said(JsonObject doc, JsonObject wire) => lastSaid[(doc.Kind(), doc.Id())] = wire;

    /// <summary>Something that follows from the change when all else of it has happened, and still belongs to it.</summary>
    public void Afterwards(Action work) => afterwards.Add(work);

    internal void Finish()
    {
        foreach (var work in afterwards)
        {
            work();
        }
    }

    internal IReadOnlyList<JournalEntry> Entries() =>
        [.. originals.Keys.Select(key => new JournalEntry(key.Kind, key.Id, state.Find(key.Kind, key.Id)))];

    /// <summary>Does something and takes it back. Documents that were read before are stale afterwards; read them again.</summary>
    public T Preview<T>(Func<Change, T> work)
    {
        var inner = new Change(state, Now, call: null);
        try
        {
            return work(inner);
        }
        finally
        {
            inner.Rollback();
        }
    }

    internal void Rollback()
    {
        foreach (var ((kind, id), original) in originals)
        {
            state.Put(kind, id, original);
        }
    }
}
