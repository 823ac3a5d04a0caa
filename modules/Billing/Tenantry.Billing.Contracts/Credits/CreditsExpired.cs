namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Unused credits of a grant expired.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit's key.</param>
/// <param name="Amount">How many.</param>
/// <param name="At">The instant from which on they could not be used.</param>
[EventName("billing.credits_expired")]
public sealed record CreditsExpired(CreditGrantId Grant, string Unit, long Amount, DateTimeOffset At) : IIntegrationEvent;
