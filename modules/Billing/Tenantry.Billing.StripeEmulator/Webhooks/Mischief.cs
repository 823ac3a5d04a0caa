using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the fault injection settings of webhook deliveries.</summary>
internal sealed record Mischief(long DelayMilliseconds, int DropNext, bool Duplicate, bool Reorder)
{
    public const int MostDelay = 60_000;
    public const int MostDropped = 1000;
    private const string Kind = "_mischief";
    private const string Everywhere = "_mischief";

    public static Mischief None { get; } = new(0, 0, Duplicate: false, Reorder: false);

    /// <summary>Gets the endpoint the settings apply to; <see langword="null"/> for all endpoints without settings of their own.</summary>
    public string? Endpoint { get; init; }

    public bool Any => this with { Endpoint = null } != None;

    public string DelaySeconds => (DelayMilliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Returns the settings that apply to an endpoint: its own, or else the default.</summary>
    public static Mischief For(Change change, string? endpoint) => change.Find(Kind, endpoint) is { } doc ? Read(doc) : Of(change, endpoint: null);

    /// <summary>Returns the settings stored for an endpoint, or the default settings.</summary>
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

    /// <summary>Decrements the number of deliveries to drop; returns <see langword="false"/> if none is left.</summary>
    public static bool Drops(Change change, string? endpoint)
    {
        var faults = For(change, endpoint);
        if (faults.DropNext == 0)
        {
            return false;
        }

        (faults with { DropNext = faults.DropNext - 1 }).Keep(change);
        return true;
    }

    private static Mischief Read(JsonObject doc) => new(doc.Long("delay"), (int)doc.Long("drop"), doc.Bool("duplicate"), doc.Bool("reorder")) { Endpoint = doc.Text("endpoint") };
}
