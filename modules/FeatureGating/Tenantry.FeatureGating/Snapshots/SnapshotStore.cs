using System.Collections.Concurrent;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Caches entitlement snapshots in memory and invalidates them when any node publishes a change.</summary>
internal sealed class SnapshotStore
{
    private readonly ConcurrentDictionary<TenantId, EntitlementSnapshot> _snapshots = new();
    private long _generation;

    public SnapshotStore(NodeBackplane signals)
    {
        signals.SubscribeToPrefix(EntitlementTopics.Topic, Invalidate);
        signals.Subscribe("catalog", () => Invalidate(""));
    }

    /// <summary>
    /// Gets a number that changes with every invalidation. A snapshot that was built from data read before an invalidation must not be
    /// cached after it.
    /// </summary>
    public long Generation => Interlocked.Read(ref _generation);

    public EntitlementSnapshot? Find(TenantId tenant, DateTimeOffset now) =>
        _snapshots.TryGetValue(tenant, out var snapshot) && snapshot.IsValid(now) ? snapshot : null;

    public void Set(TenantId tenant, EntitlementSnapshot snapshot, long generation)
    {
        if (generation == Generation)
        {
            _snapshots[tenant] = snapshot;
        }
    }

    private void Invalidate(string tenant)
    {
        Interlocked.Increment(ref _generation);
        if (Guid.TryParse(tenant, out var guid))
        {
            _snapshots.TryRemove(new TenantId(guid), out _);
        }
        else
        {
            _snapshots.Clear();
        }
    }
}
