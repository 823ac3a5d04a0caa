using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.FeatureGating.Contracts;

namespace Tenantry.Billing.Overrides;

/// <summary>
/// Raises the limit of a feature above that of the plan. Requires feature gating; without it, there are no quotas to override.
/// </summary>
internal sealed class QuotaOverride(BillingDbContext db, IServiceProvider services, ICurrentTenant current, TimeProvider clock)
    : IOverrideHandler
{
    // Resolved when needed: feature gating depends on billing, not the other way around.
    private IFeatureOverrides? Gating => services.GetService<IFeatureOverrides>();

    public OverrideKind Kind => OverrideKind.Quota;

    public Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (Gating?.Features.FirstOrDefault(featureDefinition => featureDefinition.Key == row.Target) is not { } feature)
        {
            return Task.FromResult<Result>(OverrideProblems.OverrideNoFeature.WithField("target"));
        }

        row.Title = row.Amount is { } limit ? $"{limit:N0} {feature.Name} per period" : $"Unlimited {feature.Name}";
        row.CostDescription = "Your cost of the additional usage. Revenue doesn't change.";
        return Task.FromResult(Result.Success);
    }

    public async Task<Result> ApplyAsync(TenantOverride row, CancellationToken ct)
    {
        if (Gating is not { } gating)
        {
            return OverrideProblems.OverrideNoFeature;
        }

        var set = await gating.SetAsync(current.Id!.Value, row.Target!, row.Amount, row.EndsAt, row.Reason, ct);
        if (!set.IsProblem)
        {
            // A feature has one limit: the later override applies, and the earlier one must not remove it when it ends.
            await db.Set<TenantOverride>()
                .Where(other => other.Kind == OverrideKind.Quota && other.Target == row.Target && other.Id != row.Id
                    && other.Status == OverrideStatus.Active)
                .ExecuteUpdateAsync(setters => setters.SetProperty(other => other.Status, OverrideStatus.Ended)
                    .SetProperty(other => other.EndedAt, clock.GetUtcNow())
                    .SetProperty(other => other.EndReason, "Replaced by another override of the same feature."), ct);
        }

        return set;
    }

    public async Task<Result> EndAsync(TenantOverride row, bool hasExpired, CancellationToken ct)
    {
        if (Gating is { } gating)
        {
            // It may have been removed already on the features page.
            _ = await gating.RemoveAsync(current.Id!.Value, row.Target!, hasExpired ? EndOverride.ExpiredReason
                : "Removed by an operator", ct);
        }

        return Result.Success;
    }
}
