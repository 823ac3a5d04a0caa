namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Credits of one grant that go with a refund.</summary>
/// <param name="Unit">The unit's key.</param>
/// <param name="Taken">How many go.</param>
/// <param name="Owed">How many of them were used already, and are owed from the next ones.</param>
internal sealed record CreditsTaken(string Unit, long Taken, long Owed);
