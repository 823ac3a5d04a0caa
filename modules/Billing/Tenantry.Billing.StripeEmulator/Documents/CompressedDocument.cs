using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Compresses documents. The uncompressed length precedes the compressed text.</summary>
internal static class CompressedDocument
{
    private const int Quality = 2;
    private const int Window = 16;

    public static byte[] Compress(JsonObject doc)
    {
        var json = Utf8(doc);
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            return BrotliEncoder.TryCompress(json, buffer, out var length, Quality, Window)
                ? [.. Length(json.Length), .. buffer.AsSpan(0, length)]
                : throw new InvalidOperationException("The document could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static JsonObject Decompress(byte[] packed) => (JsonObject)JsonNode.Parse(DecompressJson(packed))!;

    public static byte[] DecompressJson(byte[] packed)
    {
        var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), json, out var length) && length == json.Length
            ? json
            : throw new InvalidOperationException("The compressed document is corrupt.");
    }

    public static byte[] Utf8(JsonObject doc)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            doc.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        return bytes;
    }
}
