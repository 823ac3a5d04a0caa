namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Raised when unused credits of a grant expire.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit key.</param>
/// <param name="Amount">The number of credits.</param>
/// <param name="At">The time from which the credits could no longer be used.</param>
[EventName("billing.credits_expired")]
public sealed record CreditsExpired(CreditGrantId Grant, string Unit, long Amount, DateTimeOffset At) : IIntegrationEvent;
