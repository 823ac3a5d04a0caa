namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// One document in memory: as objects while it is being changed and for some time after, as compressed text later. As objects a document takes
/// twenty times the room, and a shop of 100,000 subscriptions has millions of them.
/// </summary>
internal sealed class StoredDoc(JsonObject doc)
{
    private JsonObject? warm = doc;
    private byte[]? packed;
    private WeakReference<JsonObject>? seen;

    /// <summary>The document, to be looked at. As long as anybody holds it, it is the same object for everyone.</summary>
    public JsonObject Read()
    {
        if (warm is not null)
        {
            return warm;
        }

        if (seen is null || !seen.TryGetTarget(out var read))
        {
            read = PackedDoc.Read(packed!);
            seen = new(read);
        }

        return read;
    }

    /// <summary>The document, to be changed in place.</summary>
    /// <param name="isPacked">Whether it was packed, and has to be packed again some time.</param>
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
