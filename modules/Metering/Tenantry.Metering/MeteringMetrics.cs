using System.Diagnostics.Metrics;

namespace Tenantry.Metering;

/// <summary>What metering counts of itself. No tenant as a tag: their number is unbounded.</summary>
internal sealed class MeteringMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.Metering";

    private readonly Counter<long> _events = meters.Create(Name).CreateCounter<long>("tenantry.metering.events", "{event}", "Usage events by what became of them");

    private readonly Counter<long> _reservations = meters.Create(Name).CreateCounter<long>(
        "tenantry.metering.reservations", "{reservation}", "Reservations granted and refused");

    public void Recorded(UsageOutcome outcome, int count) => _events.Add(count, KeyValuePair.Create<string, object?>("outcome", outcome.ToString()));

    public void Reserved(string meter, bool granted) => _reservations.Add(
        1, KeyValuePair.Create<string, object?>("meter", meter), KeyValuePair.Create<string, object?>("granted", granted));
}
