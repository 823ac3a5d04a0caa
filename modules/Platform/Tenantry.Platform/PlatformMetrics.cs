using System.Diagnostics.Metrics;

namespace Tenantry.Platform;

/// <summary>Defines the metrics of the platform. The tenant is not a tag, because the number of tenants is unbounded.</summary>
internal sealed class PlatformMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Tenantry.Platform";

    private readonly Histogram<double> _events = meters.Create(Name).CreateHistogram<double>(
        "tenantry.platform.event.delay", "s", "Time from a change to the delivery of its event");

    private readonly Histogram<double> _jobs = meters.Create(Name)
        .CreateHistogram<double>("tenantry.platform.job.duration", "s", "Duration of job runs");

    public void EventDelivered(string name, TimeSpan delay) =>
        _events.Record(delay.TotalSeconds, KeyValuePair.Create<string, object?>("event", name));

    public void JobRan(string name, bool succeeded, TimeSpan duration) => _jobs.Record(
        duration.TotalSeconds, KeyValuePair.Create<string, object?>("job", name),
        KeyValuePair.Create<string, object?>("succeeded", succeeded));
}
