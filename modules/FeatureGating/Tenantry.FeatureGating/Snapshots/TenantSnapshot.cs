using System.Collections.Frozen;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Everything that one tenant may use, until an instant at which any of it may change by itself.</summary>
/// <param name="Rights">A right for each feature there is.</param>
/// <param name="ValidUntil">The earliest end: of an access, a period, an override, or of the trust in what was heard.</param>
internal sealed record TenantSnapshot(FrozenDictionary<string, Right> Rights, DateTimeOffset ValidUntil)
{
    public bool IsValid(DateTimeOffset at) => at < ValidUntil;
}
