using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Snapshots;
using Tenantry.Metering.Contracts;
using Tenantry.Platform;

namespace Tenantry.FeatureGating.Checks;

/// <summary>
/// Checks features against the tenant's snapshot and builds the snapshot if none is in memory. It creates its own scopes, so singletons can
/// use it.
/// </summary>
internal sealed class FeatureChecker(
    FeatureCatalog features, SnapshotStore store, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock,
    PlatformOptions platform,
    FeatureGatingOptions options, ILogger<FeatureChecker> logger) : IFeatureChecker
{
    public IReadOnlyList<FeatureDefinition> All => features.All;

    public async ValueTask<Decision> CheckAsync(string feature, CancellationToken ct)
    {
        if (features.Find(feature) is null)
        {
            return new Decision(feature, false, DecisionReason.UnknownFeature);
        }

        var snapshot = current.Id is { } tenant && store.Find(tenant, clock.GetUtcNow()) is { } cached ? cached : await ReadAsync(ct);
        return snapshot?.Decisions[feature] ?? NoSubscription(feature);
    }

    public async Task<IReadOnlyList<Decision>> ListUsageAsync(CancellationToken ct)
    {
        var usage = new List<Decision>();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var feature in features.All.Where(feature => feature.IsMetered))
        {
            if (await CheckAsync(feature.Key, ct) is { IsAllowed: true } decision)
            {
                // Resolved lazily: a host with only on/off features does not have to add metering.
                var meters = scope.ServiceProvider.GetRequiredService<IMeters>();
                var period = UsagePeriodResolver.Resolve(decision, clock.GetUtcNow());
                usage.Add(decision with { Used = await meters.GetUsageAsync(feature.Key, period, ct), ResetsAt = period.End });
            }
        }

        return usage;
    }

    public Problem Refuse(Decision decision)
    {
        var problem = decision.Reason switch
        {
            DecisionReason.UnknownFeature or DecisionReason.KillSwitch
                or DecisionReason.Override when !decision.IsAllowed => CheckProblems.FeatureOff,
            DecisionReason.LimitReached => CheckProblems.LimitReached.WithDetail("limit", decision.Limit).WithDetail("used", decision.Used)
                .WithDetail("resetsAt", decision.ResetsAt),
            DecisionReason.Restricted => CheckProblems.Restricted,
            _ => CheckProblems.UpgradeRequired,
        };
        problem = problem.WithDetail("feature", decision.Feature).WithDetail("reason", decision.Reason.ToString());
        return problem.Kind != ProblemKind.PaymentRequired ? problem : problem
            .WithDetail("currentPlan", decision.Source)
            .WithDetail("requiredPlans", decision.UnlockedBy is { } plan ? [plan] : Array.Empty<string>())
            .WithDetail("upgradeUrl", decision.UpgradeUrl
                ?? platform.PublicUrl + (decision.Reason == DecisionReason.Restricted ? options.BillingPath : options.PricingPath));
    }

    private async Task<EntitlementSnapshot?> ReadAsync(CancellationToken ct)
    {
        if (current.Id is not { } tenant)
        {
            return null;
        }

        var generation = store.Generation;
        // A separate scope: the snapshot must not be read with a DbContext in which the caller has pending changes.
        await using var scope = scopes.CreateAsyncScope();
        var snapshot = await scope.ServiceProvider.GetRequiredService<BuildSnapshot>().RunAsync(ct);
        store.Set(tenant, snapshot, generation);
        logger.SnapshotBuilt(tenant.Value);
        return snapshot;
    }

    private Decision NoSubscription(string feature) => new(feature, false, DecisionReason.NoSubscription)
        { UpgradeUrl = platform.PublicUrl + options.PricingPath };
}
