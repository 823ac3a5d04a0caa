namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits that were used.</summary>
/// <param name="Id">The spend; what a refund refers to.</param>
/// <param name="Amount">How many.</param>
public sealed record CreditSpend(CreditSpendId Id, long Amount);
