namespace Tenantry.RevenueDashboard.Policies;

/// <summary>Represents a rule of the revenue policy.</summary>
/// <param name="Term">The term that the rule defines.</param>
/// <param name="Definition">The definition.</param>
internal sealed record PolicyRule(string Term, string Definition);
