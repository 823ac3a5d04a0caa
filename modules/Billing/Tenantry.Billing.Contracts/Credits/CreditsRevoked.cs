namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// Raised when the revoked amount of a grant changes, because its payment was refunded or disputed, or because a dispute was won.
/// </summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit key.</param>
/// <param name="Revoked">The total number of credits of the grant that are revoked now.</param>
/// <param name="PreviouslyRevoked">The previous total.</param>
/// <param name="Owed">The credits that the tenant now owes in the unit.</param>
/// <param name="At">The time of the change.</param>
[EventName("billing.credits_revoked")]
public sealed record CreditsRevoked(CreditGrantId Grant, string Unit, long Revoked, long PreviouslyRevoked, long Owed, DateTimeOffset At)
: IIntegrationEvent;
