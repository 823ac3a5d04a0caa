using System.Collections.Frozen;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Represents the feature decisions of one tenant, valid until the first time at which any of them can change.</summary>
/// <param name="Decisions">A decision for each feature. A check that hits the cache allocates nothing.</param>
/// <param name="ValidUntil">The earliest end of an access, a period, an override, a grant or the snapshot lifetime.</param>
internal sealed record EntitlementSnapshot(FrozenDictionary<string, Decision> Decisions, DateTimeOffset ValidUntil)
{
    public bool IsValid(DateTimeOffset at) => at < ValidUntil;
}
