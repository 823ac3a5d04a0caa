using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Overrides;
using Tenantry.FeatureGating.KillSwitches;
using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>
/// Builds a tenant's entitlement snapshot from kill switches, then overrides, then plans and other sources. The highest limit of all plans
/// and sources applies.
/// </summary>
internal sealed class BuildSnapshot(
    FeatureGatingDbContext db, ISubscriptions subscriptions, ICatalog catalog, FeatureCatalog features, UpgradePath upgrades,
    FeatureGatingOptions options,
    IEnumerable<IEntitlementSource> sources, TimeProvider clock)
{
    public async Task<EntitlementSnapshot> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var off = await db.Set<KillSwitch>().Select(row => row.Feature).ToHashSetAsync(ct);
        var overrides = await db.Set<FeatureOverride>().AsNoTracking().Where(row => row.Until == null || row.Until > now)
            .ToDictionaryAsync(row => row.Feature, ct);
        var open = (await subscriptions.ListAsync(ct)).Where(subscription => subscription.HasAccess(now)).ToList();
        var granted = await GrantsAsync(now, ct);
        var decisions = features.All.ToFrozenDictionary(
            feature => feature.Key,
            feature => off.Contains(feature.Key)
                ? new Decision(feature.Key, false, DecisionReason.KillSwitch)
                : overrides.TryGetValue(feature.Key, out var featureOverride) ? Overridden(feature, featureOverride, open, now)
                : Better(Planned(feature, open, now), Granted(feature, granted, open, now)));
        var ends =
            open.SelectMany(subscription => new[] { subscription.AccessUntil, subscription.PeriodEnd, subscription.ReadOnlyFrom ?? now })
            .Concat(overrides.Values.Select(featureOverride => featureOverride.Until ?? now))
            .Concat(granted.Select(grant => grant.Until ?? now))
            .Where(end => end > now).Append(now + options.SnapshotLifetime).Append(UsagePeriodResolver.CalendarMonth(now).End);
        return new EntitlementSnapshot(decisions, ends.Min());
    }

    private static Decision Overridden(FeatureDefinition feature, FeatureOverride featureOverride, List<SubscriptionSummary> open,
        DateTimeOffset now) => Counted(
        new Decision(featureOverride.Feature, featureOverride.IsAllowed, DecisionReason.Override)
        { Source = "override", Limit = featureOverride.Limit }, feature, PeriodOf(open, now));

    private static Decision? Granted(FeatureDefinition feature, List<EntitlementGrant> granted, List<SubscriptionSummary> open,
        DateTimeOffset now) =>
        granted.Where(grant => grant.Feature == feature.Key).MaxBy(grant => grant.Limit ?? long.MaxValue) is { } grant
            ? Counted(new Decision(feature.Key, true, DecisionReason.Grant) { Source = grant.Source, Limit = grant.Limit }, feature,
                PeriodOf(open, now))
            : null;

    private static Decision Better(Decision planned, Decision? granted) =>
        granted is null || (planned.IsAllowed && (planned.Limit ?? long.MaxValue) >= (granted.Limit ?? long.MaxValue)) ? planned : granted;

    private static Decision Counted(Decision decision, FeatureDefinition feature, UsagePeriod period) => decision with
    {
        ResetsAt = decision.Limit is null ? null : period.End,
        PeriodStart = feature.IsMetered ? period.Start : null,
        PeriodEnd = feature.IsMetered ? period.End : null,
    };

    private static UsagePeriod PeriodOf(List<SubscriptionSummary> open, DateTimeOffset now) => open.Count > 0 ? Period(open[0], now)
        : UsagePeriodResolver.CalendarMonth(now);

    private async Task<List<EntitlementGrant>> GrantsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var grants = new List<EntitlementGrant>();
        foreach (var source in sources)
        {
            grants.AddRange((await source.ListAsync(ct)).Where(grant => grant.Until is null || grant.Until > now));
        }

        return grants;
    }

    private Decision Planned(FeatureDefinition feature, List<SubscriptionSummary> open, DateTimeOffset now)
    {
        var best = open
            .Select(subscription => (Subscription: subscription,
                Entitlement: catalog.FindPlan(subscription)?.Entitlements.FirstOrDefault(entitlement =>
                    entitlement.Feature == feature.Key)))
            .Where(candidate => candidate.Entitlement is not null)
            .OrderBy(candidate => feature.IsMetered && candidate.Subscription.IsReadOnly(now))
            .ThenByDescending(candidate => candidate.Entitlement!.Limit ?? long.MaxValue)
            .FirstOrDefault();
        if (best.Entitlement is null)
        {
            var (plan, url) = upgrades.FindPlan(feature.Key, above: null, open.Select(subscription => subscription.Product));
            var reason = open.Count == 0 ? DecisionReason.NoSubscription : DecisionReason.NotInPlan;
            return new Decision(feature.Key, false, reason) { UnlockedBy = plan, UpgradeUrl = url, Source = Source(open.FirstOrDefault()) };
        }

        if (feature.IsMetered && best.Subscription.IsReadOnly(now))
        {
            return new Decision(feature.Key, false, DecisionReason.Restricted) { Source = Source(best.Subscription) };
        }

        var more = upgrades.FindPlan(feature.Key, best.Entitlement.Limit, [best.Subscription.Product]);
        var decision = new Decision(feature.Key, true, DecisionReason.Plan)
        {
            Source = Source(best.Subscription),
            Limit = best.Entitlement.Limit,
            UnlockedBy = best.Entitlement.Limit is null ? null : more.Plan,
            UpgradeUrl = best.Entitlement.Limit is null ? null : more.Url,
        };
        return Counted(decision, feature, Period(best.Subscription, now));
    }

    private static string? Source(SubscriptionSummary? subscription) => subscription is null ? null
        : $"{subscription.Product}/{subscription.Plan}";

    // Between a period's end and the renewal's event, the next period has already begun: its usage must not count in the previous one.
    private static UsagePeriod Period(SubscriptionSummary subscription, DateTimeOffset now) => now < subscription.PeriodEnd
        ? new UsagePeriod(subscription.PeriodStart, subscription.PeriodEnd)
        : new UsagePeriod(subscription.PeriodEnd, subscription.PeriodEnd + (subscription.PeriodEnd - subscription.PeriodStart));
}
