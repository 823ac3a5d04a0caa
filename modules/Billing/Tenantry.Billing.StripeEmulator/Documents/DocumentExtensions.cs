using System.Globalization;
using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Reads and writes documents by path. Keys that begin with an underscore are private to the emulator and never sent.</summary>
internal static class DocumentExtensions
{
    public static string Id(this JsonObject doc) => doc.Text("id")!;

    public static string Kind(this JsonObject doc) => doc.Text("object")!;

    public static JsonNode? At(this JsonObject doc, string path)
    {
        JsonNode? node = doc;
        foreach (var part in path.Split('.'))
        {
            node = node is JsonObject parent ? parent[part] : null;
        }

        return node;
    }

    public static string? Text(this JsonObject doc, string path) =>
        doc.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Bool(this JsonObject doc, string path) => doc.At(path)?.GetValueKind() == JsonValueKind.True;

    public static long Long(this JsonObject doc, string path) => doc.LongOrNull(path) ?? 0;

    public static long? LongOrNull(this JsonObject doc, string path) =>
        doc.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? AsLong(value) : null;

    public static decimal? DecimalOrNull(this JsonObject doc, string path) => doc.At(path) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        JsonValue value when value.GetValueKind() == JsonValueKind.String
            && decimal.TryParse(value.GetValue<string>(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static JsonObject? Obj(this JsonObject doc, string path) => doc.At(path) as JsonObject;

    public static IEnumerable<JsonObject> Rows(this JsonObject doc, string path) =>
        doc.At(path) is JsonArray array ? array.OfType<JsonObject>() : [];

    public static IEnumerable<string> Texts(this JsonObject doc, string path) =>
        doc.At(path) is JsonArray array ? array.Select(node => node!.GetValue<string>()) : [];

    public static JsonArray List(this JsonObject doc, string path) => (JsonArray)doc.At(path)!;

    public static JsonObject Clone(this JsonObject doc) => (JsonObject)doc.DeepClone();

    /// <summary>Copies the named parameters that were sent; the others keep their current value.</summary>
    public static JsonObject CopyFrom(this JsonObject doc, JsonObject parameters, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (parameters.TryGetPropertyValue(name, out var value))
            {
                doc[name] = value?.DeepClone();
            }
        }

        return doc;
    }

    /// <summary>
    /// Merges metadata as Stripe does: keys are merged, an empty value removes its key, and an empty string in place of the object removes
    /// all keys.
    /// </summary>
    public static JsonObject MergeMetadata(this JsonObject doc, JsonObject parameters, string name = "metadata")
    {
        if (!parameters.TryGetPropertyValue(name, out var value))
        {
            return doc;
        }

        var merged = value is null ? [] : doc.Obj("metadata")?.Clone() ?? [];
        foreach (var (key, text) in value as JsonObject ?? [])
        {
            if (text is null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = text.DeepClone();
            }
        }

        doc["metadata"] = merged;
        return doc;
    }

    /// <summary>Returns the document as Stripe would send it: a copy without private keys.</summary>
    public static JsonObject ToWire(this JsonObject doc)
    {
        var copy = doc.Clone();
        RemovePrivateKeys(copy);
        return copy;
    }

    private static void RemovePrivateKeys(JsonNode? node)
    {
        if (node is JsonObject parent)
        {
            foreach (var privateKey in parent.Where(pair => pair.Key.StartsWith('_')).Select(pair => pair.Key).ToArray())
            {
                parent.Remove(privateKey);
            }

            foreach (var (_, child) in parent)
            {
                RemovePrivateKeys(child);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var child in array)
            {
                RemovePrivateKeys(child);
            }
        }
    }

    private static long AsLong(JsonValue value) =>
        value.TryGetValue(out long number) ? number
        : value.TryGetValue(out int integer) ? integer
        : (long)decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
