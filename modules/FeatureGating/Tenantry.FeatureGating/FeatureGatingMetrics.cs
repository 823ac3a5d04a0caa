using System.Diagnostics.Metrics;

namespace Tenantry.FeatureGating;

/// <summary>What feature gating counts. No tenant as a tag: their number is unbounded.</summary>
internal sealed class FeatureGatingMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.FeatureGating";

    private readonly Counter<long> _refused = meters.Create(Name).CreateCounter<long>("tenantry.gating.refusals", "{refusal}", "Closed gates that somebody met");

    public void Refused(string feature, DecisionReason reason) => _refused.Add(
        1, KeyValuePair.Create<string, object?>("feature", feature), KeyValuePair.Create<string, object?>("reason", reason.ToString()));
}
