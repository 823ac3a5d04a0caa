using System.Diagnostics.Metrics;

namespace Tenantry.Platform;

/// <summary>What the platform counts. No tenant as a tag: their number is unbounded.</summary>
internal sealed class PlatformMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.Platform";

    private readonly Histogram<double> _events = meters.Create(Name).CreateHistogram<double>(
        "tenantry.platform.event.delay", "s", "From the change to the delivery of its event");

    private readonly Histogram<double> _jobs = meters.Create(Name).CreateHistogram<double>("tenantry.platform.job.duration", "s", "How long a job ran");

    public void EventDelivered(string name, TimeSpan delay) => _events.Record(delay.TotalSeconds, KeyValuePair.Create<string, object?>("event", name));

    public void JobRan(string name, bool succeeded, TimeSpan duration) => _jobs.Record(
        duration.TotalSeconds, KeyValuePair.Create<string, object?>("job", name), KeyValuePair.Create<string, object?>("succeeded", succeeded));
}
