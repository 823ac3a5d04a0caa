namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeTime
{
    public static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    public static DateTimeOffset? At(long? seconds) => seconds is { } known ? At(known) : null;

    public static GatewayException Unknown(string what, string? status) =>
        new("unknown_status", $"Stripe gave a {what} the status '{status}', which version {StripeOptions.ApiVersion} does not have.", isTransient: false);
}
