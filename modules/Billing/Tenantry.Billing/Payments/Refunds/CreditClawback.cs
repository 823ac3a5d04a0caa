namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Represents the credits of one unit that a refund claws back.</summary>
/// <param name="Unit">The unit key.</param>
/// <param name="Amount">The number of credits clawed back.</param>
/// <param name="Owed">The number of these that were already used and are owed.</param>
internal sealed record CreditClawback(string Unit, long Amount, long Owed);
