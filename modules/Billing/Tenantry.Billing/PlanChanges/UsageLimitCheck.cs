using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents a limit of the new plan that is below the current usage.</summary>
internal sealed record LimitExceeded(string Feature, long Used, long Limit, bool StartsAnew);

/// <summary>Compares the current usage with the limits of another plan.</summary>
internal sealed class UsageLimitCheck(IEnumerable<ILimitUsageProvider> uses)
{
    public async Task<IReadOnlyList<LimitExceeded>> CheckAsync(PlanDescription plan, CancellationToken ct)
    {
        var exceeded = new List<LimitExceeded>();
        foreach (var use in uses)
        {
            exceeded.AddRange(Compare(plan, await use.GetUsageAsync(ct)));
        }

        return exceeded;
    }

    public static IEnumerable<LimitExceeded> Compare(PlanDescription plan, IEnumerable<LimitUsage> uses)
    {
        foreach (var use in uses)
        {
            var entitled = plan.Entitlements.FirstOrDefault(entitlement => entitlement.Feature == use.Feature);
            // A plan that does not have the feature allows none of it; a feature without a limit allows any amount.
            if ((entitled is null ? 0 : entitled.Limit) is { } limit && use.Used > limit)
            {
                yield return new LimitExceeded(use.Feature, use.Used, limit, use.ResetsEachPeriod);
            }
        }
    }
}
