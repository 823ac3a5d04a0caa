using System.Diagnostics.Metrics;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Metrics of the revenue dashboard. Tenants are not a tag because their number is unbounded.</summary>
internal sealed class MovementMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.RevenueDashboard";

    private readonly Counter<long> _movements = meters.Create(Name).CreateCounter<long>(
        "tenantry.revenue.movements", "{movement}", "Rows written to the revenue ledger");

    private readonly Gauge<int> _discrepancies = meters.Create(Name).CreateGauge<int>(
        "tenantry.revenue.ledger.drift", "{subscription}",
        "Subscriptions whose movements don't add up to their state; any value other than zero is a bug");

    public void RecordMovement(MovementType type) => _movements.Add(1, KeyValuePair.Create<string, object?>("type", type.ToString()));

    public void RecordDiscrepancies(int discrepancies) => _discrepancies.Record(discrepancies);
}
