using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Signals;

namespace Tenantry.FeatureGating.Overrides;

/// <summary>What an operator gives to, or takes from, one tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Feature">The feature's key.</param>
/// <param name="IsAllowed">Whether it may be used.</param>
/// <param name="Limit">How much of it in each period; none for a feature that is simply on, or unlimited.</param>
/// <param name="Until">When the override ends by itself; never where it is not given.</param>
/// <param name="Reason">Why; it is audited. 3 to 500 characters.</param>
public sealed record OverrideRequest(
    Guid Tenant,
    [property: Required, StringLength(60, MinimumLength = 1)] string Feature,
    bool IsAllowed,
    [property: Range(0, long.MaxValue)] long? Limit,
    DateTimeOffset? Until,
    [property: Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>Gives or takes a feature for one tenant, whatever its plan says, with a reason.</summary>
internal sealed class SetOverride(FeatureGatingDbContext db, FeatureCatalogue features, ICurrentTenant current, NodeSignals signals, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/api/admin/overrides", async (OverrideRequest request, SetOverride set, CancellationToken ct) => (await set.RunAsync(request, ct)).ToHttp())
        .RequirePermission(FeatureGatingPermissions.Operate)
        .WithTags("Features")
        .WithName(nameof(SetOverride))
        .WithSummary("Sets or removes a feature override of a tenant.");

    public async Task<Result> RunAsync(OverrideRequest request, CancellationToken ct)
    {
        if (features.Find(request.Feature) is null)
        {
            return FeatureGatingProblems.UnknownFeature.On("feature");
        }

        var tenant = new TenantId(request.Tenant);
        using var ambient = current.Change(tenant);
        var row = await db.Set<FeatureOverride>().FirstOrDefaultAsync(featureOverride => featureOverride.Feature == request.Feature, ct)
            ?? db.Add(new FeatureOverride { Feature = request.Feature, Reason = request.Reason }).Entity;
        row.IsAllowed = request.IsAllowed;
        row.Limit = request.Limit;
        row.Until = request.Until?.ToUniversalTime();
        row.Reason = request.Reason;
        row.SetAt = clock.GetUtcNow();
        db.Audit("gating.override.set", $"override/{tenant}.{request.Feature}", request.Reason, new { request.IsAllowed, request.Limit, request.Until });
        await db.SaveChangesAsync(ct);
        signals.Send(EntitlementTopics.Of(tenant));
        return Result.Done;
    }
}
