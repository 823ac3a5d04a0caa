using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Overrides;
using Tenantry.FeatureGating.Switches;
using Tenantry.Metering.Contracts;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Reads what a tenant may use: switches, then overrides, then plans. Of several plans the one with the highest limit counts.</summary>
internal sealed class BuildSnapshot(
    FeatureGatingDbContext db, ISubscriptions subscriptions, ICatalogue catalogue, FeatureCatalogue features, UpgradePath upgrades, FeatureGatingOptions options,
    TimeProvider clock)
{
    public async Task<TenantSnapshot> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var off = await db.Set<KillSwitch>().Select(row => row.Feature).ToHashSetAsync(ct);
        var overrides = await db.Set<FeatureOverride>().AsNoTracking().Where(row => row.Until == null || row.Until > now).ToDictionaryAsync(row => row.Feature, ct);
        var open = (await subscriptions.ListAsync(ct)).Where(one => one.HasAccess(now)).ToList();
        var rights = features.All.ToFrozenDictionary(
            feature => feature.Key,
            feature => off.Contains(feature.Key)
                ? new Right(new Decision(feature.Key, false, DecisionReason.KillSwitch), Month(now))
                : overrides.TryGetValue(feature.Key, out var given) ? Overridden(given, open, now) : Planned(feature, open, now));
        var ends = open.SelectMany(one => new[] { one.AccessUntil, one.PeriodEnd, one.RestrictedFrom ?? now }).Concat(overrides.Values.Select(one => one.Until ?? now))
            .Where(end => end > now).Append(now + options.SnapshotLifetime).Append(Month(now).End);
        return new TenantSnapshot(rights, ends.Min());
    }

    private static Right Overridden(FeatureOverride given, List<SubscriptionSummary> open, DateTimeOffset now)
    {
        var period = open.Count > 0 ? Period(open[0], now) : Month(now);
        return new Right(
            new Decision(given.Feature, given.IsAllowed, DecisionReason.Override) { Limit = given.Limit, ResetsAt = given.Limit is null ? null : period.End, Source = "override" },
            period);
    }

    private Right Planned(FeatureDefinition feature, List<SubscriptionSummary> open, DateTimeOffset now)
    {
        var best = open
            .Select(one => (Subscription: one, Entitlement: catalogue.FindPlan(one)?.Entitlements.FirstOrDefault(it => it.Feature == feature.Key)))
            .Where(one => one.Entitlement is not null)
            .OrderBy(one => feature.IsMetered && one.Subscription.IsRestricted(now))
            .ThenByDescending(one => one.Entitlement!.Limit ?? long.MaxValue)
            .FirstOrDefault();
        if (best.Entitlement is null)
        {
            var (plan, url) = upgrades.To(feature.Key, above: null, open.Select(one => one.Product));
            var reason = open.Count == 0 ? DecisionReason.NoSubscription : DecisionReason.NotInPlan;
            return new Right(new Decision(feature.Key, false, reason) { UnlockedBy = plan, UpgradeUrl = url, Source = Source(open.FirstOrDefault()) }, Month(now));
        }

        var period = Period(best.Subscription, now);
        if (feature.IsMetered && best.Subscription.IsRestricted(now))
        {
            return new Right(new Decision(feature.Key, false, DecisionReason.Restricted) { Source = Source(best.Subscription) }, period);
        }

        var more = upgrades.To(feature.Key, best.Entitlement.Limit, [best.Subscription.Product]);
        return new Right(
            new Decision(feature.Key, true, DecisionReason.Plan)
            {
                Source = Source(best.Subscription),
                Limit = best.Entitlement.Limit,
                ResetsAt = best.Entitlement.Limit is null ? null : period.End,
                UnlockedBy = best.Entitlement.Limit is null ? null : more.Plan,
                UpgradeUrl = best.Entitlement.Limit is null ? null : more.Url,
            },
            period);
    }

    private static string? Source(SubscriptionSummary? subscription) => subscription is null ? null : $"{subscription.Product}/{subscription.Plan}";

    // Between a period's end and the renewal's arrival the next period runs already: its use must not count in the last one.
    private static UsagePeriod Period(SubscriptionSummary subscription, DateTimeOffset now) => now < subscription.PeriodEnd
        ? new UsagePeriod(subscription.PeriodStart, subscription.PeriodEnd)
        : new UsagePeriod(subscription.PeriodEnd, subscription.PeriodEnd + (subscription.PeriodEnd - subscription.PeriodStart));

    private static UsagePeriod Month(DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new UsagePeriod(start, start.AddMonths(1));
    }
}
