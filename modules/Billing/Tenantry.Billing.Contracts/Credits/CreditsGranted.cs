namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Raised when credits are granted. Published once for each grant.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit key.</param>
/// <param name="Source">The reason for the grant.</param>
/// <param name="Reference">The ID of the cause, such as the invoice ID.</param>
/// <param name="Amount">The number of credits.</param>
/// <param name="ExpiresAt">The time from which the credits can no longer be used; <see langword="null"/> if they do not expire.</param>
/// <param name="At">The time of the grant.</param>
[EventName("billing.credits_granted")]
public sealed record CreditsGranted(
    CreditGrantId Grant, string Unit, CreditSource Source, string Reference, long Amount, DateTimeOffset? ExpiresAt, DateTimeOffset At)
    : IIntegrationEvent;
