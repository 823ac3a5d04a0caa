using System.Diagnostics.Metrics;

namespace Tenantry.Onboarding;

/// <summary>The metrics of onboarding. No tenant as a tag: their number is unbounded.</summary>
internal sealed class OnboardingMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.Onboarding";

    private readonly Counter<long> _checklists = meters.Create(Name).CreateCounter<long>("tenantry.onboarding.checklists", "{checklist}", "Checklists finished");

    public void ChecklistFinished(string product) => _checklists.Add(1, KeyValuePair.Create<string, object?>("product", product));
}
