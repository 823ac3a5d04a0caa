namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents a document in memory: as an object tree while it is edited and for some time afterwards, then as compressed text. The object
/// tree takes twenty times the memory, and an account with 100,000 subscriptions has millions of documents.
/// </summary>
internal sealed class StoredDocument(JsonObject doc)
{
    private JsonObject? uncompressed = doc;
    private byte[]? compressed;
    private WeakReference<JsonObject>? cached;

    /// <summary>Returns the document for reading. As long as a caller references it, all callers get the same object.</summary>
    public JsonObject Read()
    {
        if (uncompressed is not null)
        {
            return uncompressed;
        }

        if (cached is null || !cached.TryGetTarget(out var document))
        {
            document = CompressedDocument.Decompress(compressed!);
            cached = new(document);
        }

        return document;
    }

    /// <summary>Returns the document for editing in place.</summary>
    /// <param name="isPacked">Whether the document was compressed and must be compressed again later.</param>
    public JsonObject Edit(out bool isPacked)
    {
        isPacked = uncompressed is null;
        uncompressed = Read();
        (compressed, cached) = (null, null);
        return uncompressed;
    }

    public void Compress()
    {
        if (uncompressed is not null)
        {
            compressed = CompressedDocument.Compress(uncompressed);
            uncompressed = null;
        }
    }

    public byte[] ToJson() => uncompressed is null ? CompressedDocument.DecompressJson(compressed!) : CompressedDocument.Utf8(uncompressed);
}
