namespace Tenantry.Billing.StripeEmulator;

/// <summary>What the dashboard may do to deliveries, to show what an application does when the network is as bad as it can be.</summary>
internal sealed record Mischief(int DelaySeconds, int DropNext, bool Duplicate, bool Reorder)
{
    private const string Kind = "_mischief";

    public bool Any => this != new Mischief(0, 0, Duplicate: false, Reorder: false);

    public static Mischief Of(Change change) => change.Find(Kind, Kind) is { } doc
        ? new((int)doc.Long("delay"), (int)doc.Long("drop"), doc.Bool("duplicate"), doc.Bool("reorder"))
        : new(0, 0, Duplicate: false, Reorder: false);

    public void Keep(Change change) => change.Add(Kind, new JsonObject
    {
        ["id"] = Kind,
        ["object"] = Kind,
        ["delay"] = DelaySeconds,
        ["drop"] = DropNext,
        ["duplicate"] = Duplicate,
        ["reorder"] = Reorder,
    });
}
