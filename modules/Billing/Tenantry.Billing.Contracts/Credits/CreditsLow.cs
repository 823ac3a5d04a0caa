namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// Raised when the balance falls below the unit's threshold. Published again only after the balance has risen above the threshold.
/// </summary>
/// <param name="Unit">The unit key.</param>
/// <param name="Available">The remaining balance.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="At">The time at which the low balance was detected.</param>
[EventName("billing.credits_low")]
public sealed record CreditsLow(string Unit, long Available, long Threshold, DateTimeOffset At) : IIntegrationEvent;
