namespace Tenantry.Billing.Contracts.Credits;

/// <summary>The balance fell below the unit's threshold. Published once for each fall; again only after it had risen above.</summary>
/// <param name="Unit">The unit's key.</param>
/// <param name="Available">What is left.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="At">When it was noticed.</param>
[EventName("billing.credits_low")]
public sealed record CreditsLow(string Unit, long Available, long Threshold, DateTimeOffset At) : IIntegrationEvent;
