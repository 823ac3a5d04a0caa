namespace Tenantry.Billing.StripeEmulator;

/// <summary>The documents that stand in memory as objects, the oldest first.</summary>
internal sealed class WarmDocs
{
    // A change reads and writes some dozens; what was just made is mostly changed once more.
    private const int Most = 1000;

    private readonly Queue<StoredDoc> docs = new();

    public void Add(StoredDoc doc) => docs.Enqueue(doc);

    /// <summary>Packs those that have been warm for longest. Only between two changes: inside one, somebody may be changing them.</summary>
    public void Trim()
    {
        while (docs.Count > Most)
        {
            docs.Dequeue().Pack();
        }
    }
}
