namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stores all objects of the account in memory behind one lock. Each change appends one line to the write-ahead log.</summary>
internal sealed class StripeState(WriteAheadLog writeAheadLog)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);
    private readonly DueIndex due = new();
    private readonly UncompressedDocuments uncompressed = new();

    /// <summary>Gets the country of the account, which determines currency and taxes.</summary>
    public string Country { get; init; } = "DE";

    /// <summary>Gets or sets a callback that runs under the lock after each change. It must not block.</summary>
    public Action<IReadOnlyList<WriteAheadLogEntry>>? Committed { get; set; }

    public void Load()
    {
        lock (gate)
        {
            foreach (var entry in writeAheadLog.Read())
            {
                Put(entry.Kind, entry.Id, entry.Doc);
                uncompressed.Trim();
            }

            writeAheadLog.Compact(ListAllJson());
        }
    }

    /// <summary>Runs a change. An exception rolls it back, unless it is an API error that keeps its changes.</summary>
    public T Write<T>(DateTimeOffset now, CallInfo? call, Func<Change, T> work)
    {
        lock (gate)
        {
            var change = new Change(this, now.ToUnixTimeSeconds(), call);
            try
            {
                var result = work(change);
                Commit(change);
                return result;
            }
            catch (StripeApiException error) when (error.KeepsChanges)
            {
                Commit(change);
                throw;
            }
            catch
            {
                change.Rollback();
                throw;
            }
            finally
            {
                uncompressed.Trim();
            }
        }
    }

    /// <summary>
    /// Runs work and rolls back all changes. Used for reading, and for previews that run the same code as the real operation.
    /// </summary>
    public T Read<T>(DateTimeOffset now, Func<Change, T> work)
    {
        lock (gate)
        {
            var change = new Change(this, now.ToUnixTimeSeconds(), call: null);
            try
            {
                return work(change);
            }
            finally
            {
                change.Rollback();
                uncompressed.Trim();
            }
        }
    }

    /// <summary>Returns the earliest item due on a clock at or before the given time.</summary>
    public DueItem? NextDue(string clock, long until)
    {
        lock (gate)
        {
            return due.First(clock, until);
        }
    }

    public IReadOnlyList<DueItem> Upcoming(int count)
    {
        lock (gate)
        {
            return due.First(count);
        }
    }

    internal JsonObject? Find(string kind, string id) => tables.TryGetValue(kind, out var table) ? table.Find(id) : null;

    internal Table Of(string kind) => tables.TryGetValue(kind, out var table) ? table : tables[kind] = new(kind, uncompressed);

    internal JsonObject? Edit(string kind, string id) => tables.TryGetValue(kind, out var table) ? table.Edit(id) : null;

    internal int Count(string kind) => tables.TryGetValue(kind, out var table) ? table.Count : 0;

    internal void Put(string kind, string id, JsonObject? doc)
    {
        Of(kind).Put(id, doc);
        due.Set(kind, id, doc);
    }

    private void Commit(Change change)
    {
        change.RunDeferred();
        var entries = change.Entries();
        if (entries.Count == 0)
        {
            return;
        }

        writeAheadLog.Append(entries);
        foreach (var entry in entries)
        {
            due.Set(entry.Kind, entry.Id, entry.Doc);
            Of(entry.Kind).Reindex(entry.Id);
        }

        if (writeAheadLog.NeedsCompaction)
        {
            writeAheadLog.Compact(ListAllJson());
        }

        Committed?.Invoke(entries);
    }

    private IEnumerable<(string Kind, string Id, byte[] Json)> ListAllJson() =>
        tables.SelectMany(table => table.Value.AllJson().Select(doc => (table.Key, doc.Id, doc.Json)));
}
