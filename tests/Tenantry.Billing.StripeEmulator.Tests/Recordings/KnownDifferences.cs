using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Represents an intended difference and the number of steps in which it occurs.</summary>
/// <param name="Object">The object type, or the method and route of the request.</param>
/// <param name="Path">The field; an asterisk at the end matches the fields below it.</param>
internal sealed record KnownDifference(string Kind, string Object, string Path, int Steps)
{
    public bool Matches(Difference difference) => difference.Object == Object
        && (Path.EndsWith('*') ? difference.Path.StartsWith(Path[..^1], StringComparison.Ordinal) : difference.Path == Path);
}

/// <summary>Represents the committed list of differences.</summary>
/// <param name="Kinds">The reason of each kind of difference.</param>
internal sealed record KnownDifferences(Dictionary<string, string> Kinds, KnownDifference[] Differences)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<KnownDifferences> Loaded = new(() =>
        JsonSerializer.Deserialize<KnownDifferences>(File.ReadAllText(RecordedSession.DataPath("known-differences.json")), Web)!);

    public static KnownDifferences List => Loaded.Value;
}
