using System.Collections.Concurrent;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Creates Stripe objects of a kind, with every field of the API version and its default value.</summary>
internal static class Shape
{
    public const string ApiVersion = StripeEmulatorServer.ApiVersion;

    private static readonly ConcurrentDictionary<string, JsonObject> Shapes = new();

    public static JsonObject Of(string kind, string id, long created)
    {
        var doc = Shapes.GetOrAdd(kind, Load).Clone();
        doc["id"] = id;
        if (doc.ContainsKey("created"))
        {
            doc["created"] = created;
        }

        return doc;
    }

    public static JsonObject ListOf(string url, IEnumerable<JsonObject> rows, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. rows]),
        ["has_more"] = hasMore,
        ["url"] = url,
    };

    public static JsonObject Deleted(JsonObject doc) => new() { ["id"] = doc.Id(), ["object"] = doc.Kind(), ["deleted"] = true };

    private static JsonObject Load(string kind)
    {
        using var stream = typeof(Shape).Assembly.GetManifestResourceStream($"shape/{kind}")
            ?? throw new InvalidOperationException($"No object template is embedded for '{kind}'.");
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
