namespace Tenantry.Billing.StripeEmulator;

/// <summary>Where the local Stripe posts its events.</summary>
/// <param name="Url">The absolute http or https address of the application's webhook route.</param>
/// <param name="Secret">The signing secret that the application verifies with, such as <c>whsec_local</c>.</param>
public sealed record WebhookTarget(Uri Url, string Secret);
