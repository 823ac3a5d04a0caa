using System.Collections.Frozen;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Everything that one tenant may use, until an instant at which any of it may change by itself.</summary>
/// <param name="Decisions">A decision for each feature there is, ready made: a check that hits memory makes nothing new.</param>
/// <param name="ValidUntil">The earliest end: of an access, a period, an override, or of the trust in what was heard.</param>
internal sealed record TenantSnapshot(FrozenDictionary<string, Decision> Decisions, DateTimeOffset ValidUntil)
{
    public bool IsValid(DateTimeOffset at) => at < ValidUntil;
}
