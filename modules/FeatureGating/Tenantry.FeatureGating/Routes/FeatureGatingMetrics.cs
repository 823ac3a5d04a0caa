using System.Diagnostics.Metrics;

namespace Tenantry.FeatureGating.Routes;

/// <summary>Metrics of feature gating. Tenants are not a tag because their number is unbounded.</summary>
internal sealed class FeatureGatingMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.FeatureGating";

    private readonly Counter<long> _refused = meters.Create(Name)
        .CreateCounter<long>("tenantry.gating.refusals", "{refusal}", "Requests denied by a feature gate");

    public void RecordRefusal(string feature, DecisionReason reason) => _refused.Add(
        1, KeyValuePair.Create<string, object?>("feature", feature), KeyValuePair.Create<string, object?>("reason", reason.ToString()));
}
