using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Validates the signatures of webhooks.</summary>
internal static class StripeSignature
{
    public static bool IsValid(string? header, string body, IEnumerable<string> secrets, DateTimeOffset now, TimeSpan tolerance) =>
        header is not null && secrets.Any(secret => IsValid(header, body, secret, now, tolerance));

    private static bool IsValid(string header, string body, string secret, DateTimeOffset now, TimeSpan tolerance)
    {
        try
        {
            EventUtility.ValidateSignature(body, header, secret, (long)tolerance.TotalSeconds, now.ToUnixTimeSeconds());
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }
}
