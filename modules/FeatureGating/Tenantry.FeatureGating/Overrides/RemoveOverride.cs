using Microsoft.EntityFrameworkCore;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Overrides;

/// <summary>Removes a feature override. The tenant's plan applies again.</summary>
internal sealed class RemoveOverride(FeatureGatingDbContext db, ICurrentTenant current, NodeBackplane signals)
{
    public async Task<Result> RunAsync(TenantId tenant, string feature, string? reason, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        if (await db.Set<FeatureOverride>().FirstOrDefaultAsync(featureOverride => featureOverride.Feature == feature, ct) is not { } row)
        {
            return OverrideProblems.OverrideNotFound;
        }

        db.Remove(row);
        db.Audit("gating.override.lifted", $"override/{tenant}.{feature}", reason);
        await db.SaveChangesAsync(ct);
        signals.Publish(EntitlementTopics.ForTenant(tenant));
        return Result.Success;
    }
}
