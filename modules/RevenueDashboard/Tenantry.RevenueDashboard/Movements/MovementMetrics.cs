using System.Diagnostics.Metrics;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>What the revenue dashboard counts. No tenant as a tag: their number is unbounded.</summary>
internal sealed class MovementMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.RevenueDashboard";

    private readonly Counter<long> _movements = meters.Create(Name).CreateCounter<long>(
        "tenantry.revenue.movements", "{movement}", "Rows written to the ledger of recurring revenue");

    private readonly Gauge<int> _drift = meters.Create(Name).CreateGauge<int>(
        "tenantry.revenue.ledger.drift", "{subscription}", "Subscriptions whose movements do not add up to their state; anything but zero is a bug");

    public void Moved(MovementType type) => _movements.Add(1, KeyValuePair.Create<string, object?>("type", type.ToString()));

    public void Checked(int drifted) => _drift.Record(drifted);
}
