using System.Diagnostics.Metrics;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits;

/// <summary>Defines the metrics of credits. The tenant is not a tag, because the number of tenants is unbounded.</summary>
internal sealed class CreditMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _drawn = meters.Create("Tenantry.Billing").CreateCounter<long>(
        "tenantry.billing.credits.draws", "{draw}", "Spends and reservations of credits");

    public void RecordDebit(CreditMovementKind kind, bool granted) => _drawn.Add(
        1, KeyValuePair.Create<string, object?>("kind", kind.ToString()), KeyValuePair.Create<string, object?>("granted", granted));
}
