using System.Diagnostics.Metrics;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Metrics of onboarding. Tenants are not a tag because their number is unbounded.</summary>
internal sealed class OnboardingMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.Onboarding";

    private readonly Counter<long> _checklists = meters.Create(Name)
        .CreateCounter<long>("tenantry.onboarding.checklists", "{checklist}", "Checklists completed");

    public void RecordChecklistCompleted(string product) => _checklists.Add(1, KeyValuePair.Create<string, object?>("product", product));
}
