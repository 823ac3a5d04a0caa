namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents a webhook endpoint that receives the emulator's events.</summary>
/// <param name="Url">The absolute http or https URL of the application's webhook route.</param>
/// <param name="Secret">The signing secret that the application verifies signatures with, for example <c>whsec_local</c>.</param>
public sealed record WebhookTarget(Uri Url, string Secret);
