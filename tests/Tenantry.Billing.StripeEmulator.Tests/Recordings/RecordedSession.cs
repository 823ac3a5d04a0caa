using System.Globalization;
using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Represents a session of recorded requests to Stripe in test mode.</summary>
internal sealed record RecordedSession(string Name, IReadOnlyList<RecordedStep> Steps)
{
    private static readonly Lazy<IReadOnlyList<RecordedSession>> Loaded = new(Load);

    public static IReadOnlyList<RecordedSession> All => Loaded.Value;

    public static string DataPath(string file) => Path.Combine(AppContext.BaseDirectory, "Recordings", "Data", file);

    /// <summary>Gets the time of the first response that has one.</summary>
    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(
        Steps.Select(step => step.Instant).FirstOrDefault(instant => instant > 0, DefaultStart));

    private static long DefaultStart => new DateTimeOffset(2025, 11, 10, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private static RecordedSession[] Load() => [.. File.ReadLines(DataPath("recorded-sessions.jsonl"))
        .Select(line => (JsonObject)JsonNode.Parse(line.Replace("<PADDLE_API_KEY>", "secret", StringComparison.Ordinal))!)
        .Select(session => new RecordedSession(
            session["name"]!.GetValue<string>(),
            [.. session["steps"]!.AsArray().Select((step, index) => RecordedStep.Of((JsonObject)step!, index))]))];
}

/// <summary>Represents a request and its recorded response. The parameters are the decoded query and form fields.</summary>
internal sealed record RecordedStep(
    int Index,
    string Version,
    HttpMethod Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    int Status,
    JsonObject Body)
{
    /// <summary>Gets when the object of the response was created, as a Unix timestamp; zero if the response doesn't contain it.</summary>
    public long Instant => (Body["created"] ?? Body["date"])?.GetValue<long>() ?? 0;

    public static RecordedStep Of(JsonObject step, int index)
    {
        var method = HttpMethod.Parse(step["method"]!.GetValue<string>());
        var target = step["path"]!.GetValue<string>().Split('?', 2);
        var form = method == HttpMethod.Post ? step["form"]?.GetValue<string>() ?? "" : "";
        return new(index, step["version"]!.GetValue<string>(), method, target[0]["/v1/".Length..],
            [.. Fields(target.ElementAtOrDefault(1) ?? ""), .. Fields(form)],
            int.Parse(step["status"]!.ToString(), CultureInfo.InvariantCulture), (JsonObject)step["body"]!);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string encoded) =>
        from pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select KeyValuePair.Create(Decode(parts[0]), Decode(parts.ElementAtOrDefault(1) ?? ""));

    // The recording has every "secret" replaced, including in parameter names, because the keys were removed that way.
    private static string Decode(string text) => WebUtility.UrlDecode(text).Replace("<PADDLE_API_KEY>", "secret", StringComparison.Ordinal);
}
