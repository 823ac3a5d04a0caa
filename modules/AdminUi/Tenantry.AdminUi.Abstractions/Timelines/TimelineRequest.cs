namespace Tenantry.AdminUi;

/// <summary>What a contributor is asked for.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Until">Entries of this instant or earlier.</param>
/// <param name="Take">How many at most.</param>
public sealed record TimelineRequest(TenantId Tenant, DateTimeOffset Until, int Take)
{
    /// <summary>The reason to name when a contributor works across tenants.</summary>
    public const string Purpose = "operator reads a timeline";

    /// <summary>Takes what was asked for out of entries that were all read: for things of which a tenant has few.</summary>
    /// <param name="entries">The entries, in an order that is always the same.</param>
    /// <returns>Those until the instant, the newest first.</returns>
    public IReadOnlyList<TimelineEntry> Cut(IEnumerable<TimelineEntry> entries) =>
        [.. entries.Where(entry => entry.At <= Until).OrderByDescending(entry => entry.At).Take(Take)];
}
