namespace Tenantry.Billing.Contracts.Credits;

/// <summary>How much of a grant is taken back has changed, because its payment was refunded or disputed, or a dispute was won.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit's key.</param>
/// <param name="Revoked">How much of it is taken back now, all in all.</param>
/// <param name="Former">How much was taken back before.</param>
/// <param name="Owed">What the tenant owes of the unit now.</param>
/// <param name="At">When.</param>
[EventName("billing.credits_revoked")]
public sealed record CreditsRevoked(CreditGrantId Grant, string Unit, long Revoked, long Former, long Owed, DateTimeOffset At) : IIntegrationEvent;
