namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents a document in memory: as an object tree while it is edited and for some time afterwards, then as compressed text. The object tree takes
/// twenty times the memory, and an account with 100,000 subscriptions has millions of documents.
/// </summary>
internal sealed class StoredDoc(JsonObject doc)
{
    private JsonObject? warm = doc;
    private byte[]? packed;
    private WeakReference<JsonObject>? seen;

    /// <summary>Returns the document for reading. As long as a caller references it, all callers get the same object.</summary>
    public JsonObject Read()
    {
        if (warm is not null)
        {
            return warm;
        }

        if (seen is null || !seen.TryGetTarget(out var document))
        {
            document = PackedDoc.Read(packed!);
            seen = new(document);
        }

        return document;
    }

    /// <summary>Returns the document for editing in place.</summary>
    /// <param name="isPacked">Whether the document was compressed and must be compressed again later.</param>
    public JsonObject Edit(out bool isPacked)
    {
        isPacked = warm is null;
        warm = Read();
        (packed, seen) = (null, null);
        return warm;
    }

    public void Pack()
    {
        if (warm is not null)
        {
            packed = PackedDoc.Of(warm);
            warm = null;
        }
    }

    public byte[] ToJson() => warm is null ? PackedDoc.Json(packed!) : PackedDoc.Utf8(warm);
}
