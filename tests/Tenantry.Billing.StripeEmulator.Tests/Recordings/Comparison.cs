using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Represents a field in which the emulator's response differs from Stripe's.</summary>
/// <param name="Object">The object type, or the method and route of the request if the whole response differs.</param>
/// <param name="Path">The field of the object, without indexes.</param>
internal sealed record Difference(string Session, int Step, string Object, string Path, string Recorded, string Local)
{
    public override string ToString() => $"{Session}[{Step}] {Object}: {Path}: recorded {Recorded}, local {Local}";
}

/// <summary>
/// Compares two responses field by field. Each field of the recorded response must be in the local one with the same value. IDs must refer
/// to the same objects as before, timestamps can differ by the time the replay takes, and random strings must be strings.
/// </summary>
internal sealed partial class Comparison(string session, int step, IdMap ids, long shift)
{
    private const long Tolerance = 120;

    private static readonly HashSet<string> Random = new(StringComparer.Ordinal)
    {
        "authorization_code", "client_secret", "doc_url", "fingerprint", "hosted_invoice_url", "invoice_pdf", "invoice_prefix",
        "network_transaction_id", "order_reference", "pdf", "receipt_url", "request_log_url", "risk_score", "url",
    };

    private static readonly HashSet<string> Catalog = new(StringComparer.Ordinal) { "coupon", "plan", "price", "product" };

    public List<Difference> Differences { get; } = [];

    public void Compare(JsonObject recorded, JsonObject local, string kind)
    {
        kind = recorded["object"] is JsonValue objectType && objectType.GetValue<string>() != "list" ? objectType.GetValue<string>() : kind;
        CompareFields(recorded, local, kind, "");
    }

    private void CompareFields(JsonObject recorded, JsonObject local, string kind, string path)
    {
        foreach (var (name, value) in recorded)
        {
            var fieldPath = path.Length == 0 ? name : $"{path}.{name}";
            if (!local.TryGetPropertyValue(name, out var other))
            {
                Report(kind, fieldPath, value, "nothing");
            }
            else
            {
                Compare(value, other, kind, fieldPath, name);
            }
        }
    }

    private void Compare(JsonNode? recorded, JsonNode? local, string kind, string path, string name)
    {
        switch (recorded, local)
        {
            case (null, null):
                break;
            case (JsonObject expected, JsonObject actual) when expected["object"] is JsonValue inner && inner.GetValue<string>() != "list":
                Compare(expected, actual, inner.GetValue<string>());
                break;
            case (JsonObject expected, JsonObject actual):
                CompareFields(expected, actual, kind, path);
                break;
            case (JsonArray expected, JsonArray actual) when expected.Count == actual.Count:
                for (var index = 0; index < expected.Count; index++)
                {
                    Compare(expected[index], actual[index], kind, path, name);
                }

                break;
            case (JsonValue expected, JsonValue actual) when Matches(expected, actual, kind, name):
                break;
            default:
                Report(kind, path, recorded, local?.ToJsonString() ?? "null");
                break;
        }
    }

    private bool Matches(JsonValue recorded, JsonValue local, string kind, string name)
    {
        if (recorded.GetValueKind() != local.GetValueKind())
        {
            return false;
        }

        if (Random.Contains(name) || (Catalog.Contains(kind) && name is "created" or "times_redeemed"))
        {
            return true;
        }

        if (recorded.GetValueKind() == JsonValueKind.Number)
        {
            var (expected, actual) = (recorded.GetValue<decimal>(), local.GetValue<decimal>());
            expected += name == "exp_year" ? Years : 0;
            return IsInstant(expected) ? Math.Abs(expected + shift - actual) <= Tolerance : expected == actual;
        }

        return recorded.GetValueKind() != JsonValueKind.String || TextMatches(recorded.GetValue<string>(), local.GetValue<string>(), name);
    }

    private bool TextMatches(string recorded, string local, string name)
    {
        if (IdMap.IsId(recorded) && IdMap.IsId(local))
        {
            return recorded.Split('_')[0] == local.Split('_')[0] && ids.TryAdd(recorded, local);
        }

        // An invoice number starts with a prefix that is random for each customer.
        return name == "number"
            ? recorded.Split('-', 2)[1] == local.Split('-', 2)[1]
            : Day().Replace(ids.Rewrite(recorded), match => ShiftDate(match.Value)) == local;
    }

    private string ShiftDate(string day) => DateTime.ParseExact(day, "dd MMM yyyy", CultureInfo.InvariantCulture).AddSeconds(shift)
        .ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    private decimal Years => DateTimeOffset.UnixEpoch.AddSeconds(shift).Year - DateTimeOffset.UnixEpoch.Year;

    private static bool IsInstant(decimal number) => number is > 1_500_000_000 and < 2_500_000_000;

    private void Report(string kind, string path, JsonNode? recorded, string local) =>
        Differences.Add(new(session, step, kind, path, Truncate(recorded?.ToJsonString() ?? "null"), Truncate(local)));

    [GeneratedRegex(@"\b\d\d [A-Z][a-z]{2} \d{4}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    private static string Truncate(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
