using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>A place in which the local Stripe answers differently from the real one.</summary>
/// <param name="Object">The kind of the object, or the method and route of the request when the whole answer differs.</param>
/// <param name="Path">The field inside of the object, without indexes.</param>
internal sealed record Difference(string Session, int Step, string Object, string Path, string Recorded, string Local)
{
    public override string ToString() => $"{Session}[{Step}] {Object}: {Path}: recorded {Recorded}, local {Local}";
}

/// <summary>
/// Compares two answers by walking both in parallel. Each field of the recorded answer must be in the local one, with the same value.
/// Ids must name the same object as before, instants may differ by the time that the replay takes, and text that is random by nature has
/// to be text.
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
        kind = recorded["object"] is JsonValue named && named.GetValue<string>() != "list" ? named.GetValue<string>() : kind;
        CompareFields(recorded, local, kind, "");
    }

    private void CompareFields(JsonObject recorded, JsonObject local, string kind, string path)
    {
        foreach (var (name, value) in recorded)
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (!local.TryGetPropertyValue(name, out var other))
            {
                Report(kind, place, value, "nothing");
            }
            else
            {
                Compare(value, other, kind, place, name);
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
            case (JsonValue expected, JsonValue actual) when Agree(expected, actual, kind, name):
                break;
            default:
                Report(kind, path, recorded, local?.ToJsonString() ?? "null");
                break;
        }
    }

    private bool Agree(JsonValue recorded, JsonValue local, string kind, string name)
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

        return recorded.GetValueKind() != JsonValueKind.String || AgreeText(recorded.GetValue<string>(), local.GetValue<string>(), name);
    }

    private bool AgreeText(string recorded, string local, string name)
    {
        if (IdMap.IsId(recorded) && IdMap.IsId(local))
        {
            return recorded.Split('_')[0] == local.Split('_')[0] && ids.Learn(recorded, local);
        }

        // The number of an invoice begins with a prefix of the customer's own.
        return name == "number"
            ? recorded.Split('-', 2)[1] == local.Split('-', 2)[1]
            : Day().Replace(ids.Rewrite(recorded), match => Later(match.Value)) == local;
    }

    private string Later(string day) => DateTime.ParseExact(day, "dd MMM yyyy", CultureInfo.InvariantCulture).AddSeconds(shift)
        .ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    private decimal Years => DateTimeOffset.UnixEpoch.AddSeconds(shift).Year - DateTimeOffset.UnixEpoch.Year;

    private static bool IsInstant(decimal number) => number is > 1_500_000_000 and < 2_500_000_000;

    private void Report(string kind, string path, JsonNode? recorded, string local) =>
        Differences.Add(new(session, step, kind, path, Cut(recorded?.ToJsonString() ?? "null"), Cut(local)));

    [GeneratedRegex(@"\b\d\d [A-Z][a-z]{2} \d{4}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    private static string Cut(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
