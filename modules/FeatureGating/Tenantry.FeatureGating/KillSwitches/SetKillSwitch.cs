using Microsoft.EntityFrameworkCore;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.KillSwitches;

/// <summary>Turns a feature off for all tenants or back on, with a reason.</summary>
internal sealed class SetKillSwitch(ICrossTenantDbContextFactory<FeatureGatingDbContext> across, FeatureCatalog features,
    NodeBackplane signals, TimeProvider clock)
{
    public async Task<Result> RunAsync(string feature, bool off, string? reason, CancellationToken ct)
    {
        if (features.Find(feature) is null)
        {
            return FeatureGatingProblems.UnknownFeature;
        }

        await using var db = await across.CreateDbContextAsync("operator sets a kill switch", ct);
        var row = await db.Set<KillSwitch>().FirstOrDefaultAsync(killSwitch => killSwitch.Feature == feature, ct);
        if (off && row is null)
        {
            db.Add(new KillSwitch { Feature = feature, Reason = reason ?? "", TurnedOffAt = clock.GetUtcNow() });
        }
        else if (!off && row is not null)
        {
            db.Remove(row);
        }

        db.Audit(off ? "gating.feature.off" : "gating.feature.on", $"feature/{feature}", reason);
        await db.SaveChangesAsync(ct);
        signals.Publish(EntitlementTopics.AllTenants);
        return Result.Success;
    }
}
