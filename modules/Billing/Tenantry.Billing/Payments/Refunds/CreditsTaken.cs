namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Represents the credits of one unit that a refund claws back.</summary>
/// <param name="Unit">The unit key.</param>
/// <param name="Taken">The number of credits clawed back.</param>
/// <param name="Owed">The number of these that were already used and are owed.</param>
internal sealed record CreditsTaken(string Unit, long Taken, long Owed);
