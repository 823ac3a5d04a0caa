namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Represents a debit of credits.</summary>
/// <param name="Id">The ID of the spend, which a refund refers to.</param>
/// <param name="Amount">The number of credits.</param>
public sealed record CreditSpend(CreditSpendId Id, long Amount);
