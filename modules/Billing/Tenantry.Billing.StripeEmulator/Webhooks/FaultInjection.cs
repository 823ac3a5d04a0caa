using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the fault injection settings of webhook deliveries.</summary>
internal sealed record FaultInjection(long DelayMilliseconds, int DropNext, bool Duplicate, bool Reorder)
{
    public const int MaxDelayMilliseconds = 60_000;
    public const int MaxDropped = 1000;
    private const string Kind = "_faults";
    private const string DefaultId = "_faults";

    public static FaultInjection None { get; } = new(0, 0, Duplicate: false, Reorder: false);

    /// <summary>Gets the endpoint the settings apply to; <see langword="null"/> for all endpoints without settings of their own.</summary>
    public string? Endpoint { get; init; }

    public bool IsActive => this with { Endpoint = null } != None;

    public string DelaySeconds => (DelayMilliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Returns the settings that apply to an endpoint: its own, or else the default.</summary>
    public static FaultInjection GetEffective(Change change, string? endpoint) => change.Find(Kind, endpoint) is { } doc ? Read(doc)
        : Get(change, endpoint: null);

    /// <summary>Returns the settings stored for an endpoint, or the default settings.</summary>
    public static FaultInjection Get(Change change, string? endpoint) => change.Find(Kind, endpoint ?? DefaultId) is { } doc ? Read(doc)
        : None with { Endpoint = endpoint };

    public FaultInjection Save(Change change)
    {
        var doc = change.Add(Kind, new JsonObject
        {
            ["id"] = Endpoint ?? DefaultId,
            ["object"] = Kind,
            ["endpoint"] = Endpoint,
            ["delay"] = DelayMilliseconds,
            ["drop"] = DropNext,
            ["duplicate"] = Duplicate,
            ["reorder"] = Reorder,
        });
        if (!IsActive)
        {
            change.Remove(doc);
        }

        return this;
    }

    /// <summary>Decrements the number of deliveries to drop; returns <see langword="false"/> if none is left.</summary>
    public static bool TryDrop(Change change, string? endpoint)
    {
        var faults = GetEffective(change, endpoint);
        if (faults.DropNext == 0)
        {
            return false;
        }

        (faults with { DropNext = faults.DropNext - 1 }).Save(change);
        return true;
    }

    private static FaultInjection Read(JsonObject doc) =>
        new(doc.Long("delay"), (int)doc.Long("drop"), doc.Bool("duplicate"), doc.Bool("reorder")) { Endpoint = doc.Text("endpoint") };
}
