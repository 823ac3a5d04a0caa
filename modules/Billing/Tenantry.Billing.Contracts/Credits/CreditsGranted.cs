namespace Tenantry.Billing.Contracts.Credits;

/// <summary>Credits were given. Published once for each grant.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Unit">The unit's key.</param>
/// <param name="Source">Why.</param>
/// <param name="Reference">The fact behind it, such as the invoice's id.</param>
/// <param name="Amount">How many.</param>
/// <param name="ExpiresAt">From when on they can no longer be used.</param>
/// <param name="At">When.</param>
[EventName("billing.credits_granted")]
public sealed record CreditsGranted(
    CreditGrantId Grant, string Unit, CreditSource Source, string Reference, long Amount, DateTimeOffset? ExpiresAt, DateTimeOffset At) : IIntegrationEvent;
