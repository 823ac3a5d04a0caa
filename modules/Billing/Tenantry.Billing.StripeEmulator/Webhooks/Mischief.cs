using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>What is done to deliveries, to show what an application does when the network is as bad as it can be.</summary>
internal sealed record Mischief(long DelayMilliseconds, int DropNext, bool Duplicate, bool Reorder)
{
    public const int MostDelay = 60_000;
    public const int MostDropped = 1000;
    private const string Kind = "_mischief";
    private const string Everywhere = "_mischief";

    public static Mischief None { get; } = new(0, 0, Duplicate: false, Reorder: false);

    /// <summary>The endpoint that it holds for; null for all that have none of their own.</summary>
    public string? Endpoint { get; init; }

    public bool Any => this with { Endpoint = null } != None;

    public string DelaySeconds => (DelayMilliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>What holds for an endpoint: its own, or else that of all.</summary>
    public static Mischief For(Change change, string? endpoint) => change.Find(Kind, endpoint) is { } own ? Read(own) : Of(change, endpoint: null);

    /// <summary>What was set for an endpoint, or for all.</summary>
    public static Mischief Of(Change change, string? endpoint) => change.Find(Kind, endpoint ?? Everywhere) is { } doc ? Read(doc) : None with { Endpoint = endpoint };

    public Mischief Keep(Change change)
    {
        var doc = change.Add(Kind, new JsonObject
        {
            ["id"] = Endpoint ?? Everywhere,
            ["object"] = Kind,
            ["endpoint"] = Endpoint,
            ["delay"] = DelayMilliseconds,
            ["drop"] = DropNext,
            ["duplicate"] = Duplicate,
            ["reorder"] = Reorder,
        });
        if (!Any)
        {
            change.Remove(doc);
        }

        return this;
    }

    /// <summary>Takes one from what is still to be dropped; false when nothing is.</summary>
    public static bool Drops(Change change, string? endpoint)
    {
        var mischief = For(change, endpoint);
        if (mischief.DropNext == 0)
        {
            return false;
        }

        (mischief with { DropNext = mischief.DropNext - 1 }).Keep(change);
        return true;
    }

    private static Mischief Read(JsonObject doc) => new(doc.Long("delay"), (int)doc.Long("drop"), doc.Bool("duplicate"), doc.Bool("reorder")) { Endpoint = doc.Text("endpoint") };
}
