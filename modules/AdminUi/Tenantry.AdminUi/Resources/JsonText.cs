using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tenantry.AdminUi.Resources;

/// <summary>JSON for reading. What is not JSON stays as it is.</summary>
internal static class JsonText
{
    // The page encodes it; escapes for HTML would stand in the way of reading.
    private static readonly JsonSerializerOptions Indented = new()
        { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
