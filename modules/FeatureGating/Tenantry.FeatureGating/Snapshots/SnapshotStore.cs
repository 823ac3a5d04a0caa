using System.Collections.Concurrent;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Signals;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Keeps the snapshots in memory and drops them when any node says that something changed.</summary>
internal sealed class SnapshotStore
{
    private readonly ConcurrentDictionary<TenantId, TenantSnapshot> _snapshots = new();
    private long _generation;

    public SnapshotStore(NodeSignals signals)
    {
        signals.OnEach(EntitlementTopics.Family, Drop);
        signals.On("catalogue", () => Drop(""));
    }

    /// <summary>Gets a number that changes with every drop: a snapshot built from what was read before a drop must not be kept after it.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public TenantSnapshot? Find(TenantId tenant, DateTimeOffset now) =>
        _snapshots.TryGetValue(tenant, out var snapshot) && snapshot.IsValid(now) ? snapshot : null;

    public void Keep(TenantId tenant, TenantSnapshot snapshot, long generation)
    {
        if (generation == Generation)
        {
            _snapshots[tenant] = snapshot;
        }
    }

    private void Drop(string tenant)
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
