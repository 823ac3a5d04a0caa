namespace Tenantry.Billing.StripeEmulator;

/// <summary>Tracks the documents held uncompressed in memory, oldest first.</summary>
internal sealed class WarmDocs
{
    // A change reads and writes a few dozen documents, and new documents are usually changed once more soon after.
    private const int Most = 1000;

    private readonly Queue<StoredDoc> docs = new();

    public void Add(StoredDoc doc) => docs.Enqueue(doc);

    /// <summary>Compresses the documents that have been uncompressed for longest. Call it between two changes only: within a change they may be edited.</summary>
    public void Trim()
    {
        while (docs.Count > Most)
        {
            docs.Dequeue().Pack();
        }
    }
}
