namespace Tenantry.Billing.StripeEmulator;

/// <summary>Tracks the documents held uncompressed in memory, oldest first.</summary>
internal sealed class UncompressedDocuments
{
    // A change reads and writes a few dozen documents, and new documents are usually changed once more soon after.
    private const int MaxCount = 1000;

    private readonly Queue<StoredDocument> documents = new();

    public void Add(StoredDocument doc) => documents.Enqueue(doc);

    /// <summary>
    /// Compresses the documents that have been uncompressed for longest. Call it between two changes only: within a change they may be
    /// edited.
    /// </summary>
    public void Trim()
    {
        while (documents.Count > MaxCount)
        {
            documents.Dequeue().Compress();
        }
    }
}
