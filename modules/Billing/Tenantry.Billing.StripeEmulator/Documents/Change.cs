namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the API call that causes a change; <see langword="null"/> if the clock causes it.</summary>
internal sealed record CallInfo(string RequestId, string? IdempotencyKey);

/// <summary>Represents an atomic change of the state at a point in time.</summary>
internal sealed class Change(StripeState state, long now, CallInfo? call)
{
    private readonly Dictionary<(string Kind, string Id), JsonObject?> originals = [];
    private readonly Dictionary<(string Kind, string Id), JsonObject> lastPublished = [];
    private readonly List<Action> deferred = [];

    /// <summary>Gets or sets the current time as a Unix timestamp. A customer on a test clock has its own time.</summary>
    public long Now { get; set; } = now;

    public CallInfo? Call => call;

    /// <summary>Gets the country of the account.</summary>
    public string Country => state.Country;

    public JsonObject? Find(string kind, string? id) => id is null ? null : state.Find(kind, id);

    public JsonObject Get(string kind, string? id, string? param = "id") => Find(kind, id)
        ?? throw StripeApiException.ResourceMissing(kind, id, param);

    /// <summary>Lists the documents of a kind, newest first.</summary>
    public IEnumerable<JsonObject> All(string kind) => state.Of(kind).NewestFirst();

    /// <summary>Lists the documents whose indexed field has the value, newest first.</summary>
    public IEnumerable<JsonObject> All(string kind, string field, string? value) => value is null ? []
        : state.Of(kind).NewestFirst(field, value);

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

    /// <summary>Returns the stored document for editing in place.</summary>
    public JsonObject Edit(JsonObject doc) => Edit(doc.Kind(), doc.Id());

    public JsonObject Edit(string kind, string? id, string? param = "id")
    {
        var doc = (id is null ? null : state.Edit(kind, id)) ?? throw StripeApiException.ResourceMissing(kind, id, param);
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

    /// <summary>Returns the document as last published: by an event of this change, or else as it was before the change.</summary>
    public JsonObject? LastPublished(JsonObject doc) =>
        lastPublished.GetValueOrDefault((doc.Kind(), doc.Id())) ?? originals.GetValueOrDefault((doc.Kind(), doc.Id()))?.ToWire();

    public void SetLastPublished(JsonObject doc, JsonObject wire) => lastPublished[(doc.Kind(), doc.Id())] = wire;

    /// <summary>Defers work to the end of the change. It is still part of the change.</summary>
    public void Defer(Action work) => deferred.Add(work);

    internal void RunDeferred()
    {
        foreach (var work in deferred)
        {
            work();
        }
    }

    internal IReadOnlyList<WriteAheadLogEntry> Entries() =>
        [.. originals.Keys.Select(key => new WriteAheadLogEntry(key.Kind, key.Id, state.Find(key.Kind, key.Id)))];

    /// <summary>Runs work and rolls it back. Documents read before are stale afterwards and must be read again.</summary>
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
