using System.Diagnostics.Metrics;

namespace Tenantry.Metering.Events;

/// <summary>Metrics of the metering module. Tenants are not a tag because their number is unbounded.</summary>
internal sealed class MeteringMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.Metering";

    private readonly Counter<long> _events = meters.Create(Name)
        .CreateCounter<long>("tenantry.metering.events", "{event}", "Usage events by outcome");

    private readonly Counter<long> _reservations = meters.Create(Name).CreateCounter<long>(
        "tenantry.metering.reservations", "{reservation}", "Reservations granted and refused");

    public void RecordOutcome(UsageOutcome outcome, int count) =>
        _events.Add(count, KeyValuePair.Create<string, object?>("outcome", outcome.ToString()));

    public void RecordReservation(string meter, bool granted) => _reservations.Add(
        1, KeyValuePair.Create<string, object?>("meter", meter), KeyValuePair.Create<string, object?>("granted", granted));
}
