namespace Tenantry.Billing.Contracts.Credits;

/// <summary>What a tenant has of one unit.</summary>
/// <param name="Unit">The unit's key.</param>
/// <param name="Available">What can be used now.</param>
/// <param name="Reserved">What is set aside for work in progress.</param>
/// <param name="Owed">What was taken back after it had been used; what comes next pays it first.</param>
/// <param name="Grants">The grants that have something left, in the order in which they are used.</param>
public sealed record CreditBalance(string Unit, long Available, long Reserved, long Owed, IReadOnlyList<CreditGrant> Grants);
