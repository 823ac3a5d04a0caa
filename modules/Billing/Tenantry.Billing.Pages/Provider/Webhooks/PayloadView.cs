using System.Text.Json;
using System.Text.Json.Nodes;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Redacts secrets in a webhook payload for display. The stored payload doesn't change.</summary>
internal static class PayloadView
{
    private const string Hidden = "(hidden)";

    private static readonly string[] Secrets = ["secret", "password", "token", "authorization", "api_key", "cvc", "account_number", "iban"];

    // Prefixes of the payment provider's keys, redacted wherever they appear.
    private static readonly string[] Keys = ["sk_", "rk_", "whsec_"];

    public static string Redact(string payload)
    {
        var root = JsonNode.Parse(payload);
        Hide(root);
        return root?.ToJsonString(JsonSerializerOptions.Web) ?? payload;
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var child in array)
            {
                Hide(child);
            }
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is JsonValue text && text.TryGetValue<string>(out var content) && IsSecret(name, content))
                {
                    fields[name] = Hidden;
                }
                else
                {
                    Hide(value);
                }
            }
        }
    }

    private static bool IsSecret(string name, string value) =>
        Secrets.Any(secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase))
        || Keys.Any(key => value.StartsWith(key, StringComparison.Ordinal));
}
