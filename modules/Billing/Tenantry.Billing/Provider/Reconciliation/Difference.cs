namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>One field that is not here what it is at the provider.</summary>
/// <param name="Field">The field, in words.</param>
/// <param name="Here">What the mirror holds; <see langword="null"/> where it holds nothing.</param>
/// <param name="There">What the provider says.</param>
internal sealed record Difference(string Field, string? Here, string? There);
