using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.Billing.Overrides;

/// <summary>More of a feature than the plan has. A host without feature gating has none to give.</summary>
internal sealed class QuotaOverride(BillingDbContext db, IServiceProvider services, ICurrentTenant current, TimeProvider clock) : IOverrideAct
{
    // Asked for when it is needed: feature gating stands on billing, not the other way round.
    private IFeatureOverrides? Gating => services.GetService<IFeatureOverrides>();

    public OverrideKind Kind => OverrideKind.Quota;

    public Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (Gating?.Features.FirstOrDefault(featureDefinition => featureDefinition.Key == row.Target) is not { } feature)
        {
            return Task.FromResult<Result>(OverrideProblems.OverrideNoFeature.On("target"));
        }

        row.Title = row.Amount is { } limit ? $"{limit:N0} {feature.Name} in each period" : $"{feature.Name} without a limit";
        row.Costs = "What the use costs you; nothing is charged less.";
        return Task.FromResult(Result.Done);
    }

    public async Task<Result> BeginAsync(TenantOverride row, CancellationToken ct)
    {
        if (Gating is not { } gating)
        {
            return OverrideProblems.OverrideNoFeature;
        }

        var set = await gating.SetAsync(current.Id!.Value, row.Target!, row.Amount, row.EndsAt, row.Reason, ct);
        if (!set.IsProblem)
        {
            // A feature has one limit: the later override is in force, and the former one must not lift it when it ends.
            await db.Set<TenantOverride>()
                .Where(tenantOverride => tenantOverride.Kind == OverrideKind.Quota && tenantOverride.Target == row.Target && tenantOverride.Id != row.Id && tenantOverride.Status == OverrideStatus.Active)
                .ExecuteUpdateAsync(one => one.SetProperty(it => it.Status, OverrideStatus.Ended).SetProperty(it => it.EndedAt, clock.GetUtcNow())
                    .SetProperty(it => it.Ending, "Another override of the same feature took its place."), ct);
        }

        return set;
    }

    public async Task<Result> EndAsync(TenantOverride row, bool ranOut, CancellationToken ct)
    {
        if (Gating is { } gating)
        {
            // It may be lifted already, on the page of the features.
            _ = await gating.LiftAsync(current.Id!.Value, row.Target!, ranOut ? "Its time was over." : "An operator took it back.", ct);
        }

        return Result.Done;
    }
}
