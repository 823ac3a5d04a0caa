namespace Tenantry.RevenueDashboard.Policies;

/// <summary>One rule.</summary>
/// <param name="Term">What it defines.</param>
/// <param name="Says">The definition.</param>
internal sealed record PolicyRule(string Term, string Says);
