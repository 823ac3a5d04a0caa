namespace Tenantry.Billing.StripeEmulator;

/// <summary>Every object of the account, in memory, behind one lock; each change is one line of the journal.</summary>
internal sealed class StripeState(Journal journal)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);
    private readonly DueIndex due = new();
    private readonly WarmDocs warm = new();

    /// <summary>Where the shop is, for taxes.</summary>
    public string Country { get; init; } = "DE";

    /// <summary>Runs under the lock after each change; it may take notes, not time.</summary>
    public Action<IReadOnlyList<JournalEntry>>? Committed { get; set; }

    public void Load()
    {
        lock (gate)
        {
            foreach (var entry in journal.Read())
            {
                Put(entry.Kind, entry.Id, entry.Doc);
                warm.Trim();
            }

            journal.Compact(Everything());
        }
    }

    /// <summary>Runs one change. A thrown refusal takes everything back, unless it says that what happened stays.</summary>
    public T Write<T>(DateTimeOffset now, CallInfo? call, Func<Change, T> work)
    {
        lock (gate)
        {
            var change = new Change(this, now.ToUnixTimeSeconds(), call);
            try
            {
                var answer = work(change);
                Commit(change);
                return answer;
            }
            catch (StripeRefusal refusal) when (refusal.KeepsChanges)
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
                warm.Trim();
            }
        }
    }

    /// <summary>Runs work and takes every change back: reading, and previews through the very code that would do it.</summary>
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
                warm.Trim();
            }
        }
    }

    /// <summary>The earliest thing that is due on a clock, at or before the instant.</summary>
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

    internal Table Of(string kind) => tables.TryGetValue(kind, out var table) ? table : tables[kind] = new(kind, warm);

    internal JsonObject? Edit(string kind, string id) => tables.TryGetValue(kind, out var table) ? table.Edit(id) : null;

    internal int Count(string kind) => tables.TryGetValue(kind, out var table) ? table.Count : 0;

    internal void Put(string kind, string id, JsonObject? doc)
    {
        Of(kind).Put(id, doc);
        due.Set(kind, id, doc);
    }

    private void Commit(Change change)
    {
        change.Finish();
        var entries = change.Entries();
        if (entries.Count == 0)
        {
            return;
        }

        journal.Append(entries);
        foreach (var entry in entries)
        {
            due.Set(entry.Kind, entry.Id, entry.Doc);
            Of(entry.Kind).Reindex(entry.Id);
        }

        if (journal.IsLong)
        {
            journal.Compact(Everything());
        }

        Committed?.Invoke(entries);
    }

    private IEnumerable<(string Kind, string Id, byte[] Json)> Everything() =>
        tables.SelectMany(table => table.Value.AllJson().Select(doc => (table.Key, doc.Id, doc.Json)));
}
