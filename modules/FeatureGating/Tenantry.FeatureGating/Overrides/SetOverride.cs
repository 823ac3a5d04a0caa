using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Overrides;

/// <summary>Represents a request to grant a feature to a tenant or deny it.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Feature">The feature's key.</param>
/// <param name="IsAllowed"><see langword="true"/> to grant the feature; <see langword="false"/> to deny it.</param>
/// <param name="Limit">The limit per period, or <see langword="null"/> for an unlimited or on/off feature.</param>
/// <param name="Until">The time at which the override expires, or <see langword="null"/> if it does not expire.</param>
/// <param name="Reason">The reason, 3 to 500 characters. It is recorded in the audit log.</param>
public sealed record OverrideRequest(
    Guid Tenant,
    [property: Required, StringLength(60, MinimumLength = 1)] string Feature,
    bool IsAllowed,
    [property: Range(0, long.MaxValue)] long? Limit,
    DateTimeOffset? Until,
    [property: Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>Grants a feature to one tenant or denies it, regardless of the tenant's plan, with a reason.</summary>
internal sealed class SetOverride(FeatureGatingDbContext db, FeatureCatalog features, ICurrentTenant current, NodeBackplane signals,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/api/admin/overrides", async (OverrideRequest request, SetOverride set, CancellationToken ct) =>
            (await set.RunAsync(request, ct)).ToHttp())
        .RequirePermission(FeatureGatingPermissions.Operate)
        .WithTags("Features")
        .WithName(nameof(SetOverride))
        .WithSummary("Sets or removes a feature override of a tenant.");

    public async Task<Result> RunAsync(OverrideRequest request, CancellationToken ct)
    {
        if (features.Find(request.Feature) is null)
        {
            return FeatureGatingProblems.UnknownFeature.WithField("feature");
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
        db.Audit("gating.override.set", $"override/{tenant}.{request.Feature}", request.Reason,
            new { request.IsAllowed, request.Limit, request.Until });
        await db.SaveChangesAsync(ct);
        signals.Publish(EntitlementTopics.ForTenant(tenant));
        return Result.Success;
    }
}
