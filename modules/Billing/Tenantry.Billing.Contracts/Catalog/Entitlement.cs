namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Represents a feature that a plan grants to its subscribers.</summary>
/// <param name="Feature">The feature key: lower-case letters, digits and underscores.</param>
/// <param name="Limit">The allowance in each period; <see langword="null"/> if the feature is on without a limit.</param>
public sealed record Entitlement(string Feature, long? Limit = null);
