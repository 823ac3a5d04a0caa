using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>A difference that is meant to be, with its reason and the number of steps in which it occurs.</summary>
/// <param name="Object">The kind of the object, or the method and route of the request.</param>
/// <param name="Path">The field; a star at the end stands for the fields below.</param>
internal sealed record KnownDifference(string Kind, string Object, string Path, int Steps)
{
    public bool Matches(Difference difference) => difference.Object == Object
        && (Path.EndsWith('*') ? difference.Path.StartsWith(Path[..^1], StringComparison.Ordinal) : difference.Path == Path);
}

/// <summary>The committed list of differences.</summary>
/// <param name="Kinds">The reason of each kind of difference.</param>
internal sealed record KnownDifferences(Dictionary<string, string> Kinds, KnownDifference[] Differences)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<KnownDifferences> Loaded = new(() =>
        JsonSerializer.Deserialize<KnownDifferences>(File.ReadAllText(RecordedSession.DataPath("known-differences.json")), Web)!);

    public static KnownDifferences List => Loaded.Value;
}
