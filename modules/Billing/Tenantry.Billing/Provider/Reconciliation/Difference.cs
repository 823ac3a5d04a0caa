namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Represents a field whose stored value differs from the provider's.</summary>
/// <param name="Field">The name of the field for display.</param>
/// <param name="Here">The stored value; <see langword="null"/> if there is none.</param>
/// <param name="There">The provider's value; <see langword="null"/> if there is none.</param>
internal sealed record Difference(string Field, string? Here, string? There);
