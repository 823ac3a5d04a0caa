namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents a tenant's credit balance in one unit.</summary>
/// <param name="Unit">The unit key.</param>
/// <param name="Available">The credits that can be used now.</param>
/// <param name="Reserved">The credits that are reserved for work in progress.</param>
/// <param name="Owed">The credits that were revoked after they had been used. The next grant repays them first.</param>
/// <param name="Grants">The grants that have credits remaining, in the order in which they are used.</param>
public sealed record CreditBalance(string Unit, long Available, long Reserved, long Owed, IReadOnlyList<CreditGrant> Grants);
