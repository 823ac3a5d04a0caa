namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>What a plan lets a subscriber use.</summary>
/// <param name="Feature">The feature's key: lower-case letters, digits and underscores.</param>
/// <param name="Limit">How much of it in each period; <see langword="null"/> where it is simply on, or unlimited.</param>
public sealed record Entitlement(string Feature, long? Limit = null);
