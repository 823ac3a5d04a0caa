using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Checks the signature of a webhook: HMAC-SHA256 over <c>timestamp.body</c>, in constant time (docs.stripe.com/webhooks#verify-manually).</summary>
internal static class StripeSignature
{
    // The year 9999: a longer number would throw instead of being refused.
    private const long MaxStamp = 253_402_300_799;

    public static bool IsValid(string? header, string body, IEnumerable<string> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        var parts = (header ?? "").Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0].Trim(), part => part[1]);
        if (!long.TryParse(parts["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)
            || stamp > MaxStamp || (now - DateTimeOffset.FromUnixTimeSeconds(stamp)).Duration() > tolerance)
        {
            return false;
        }

        var signed = Encoding.UTF8.GetBytes($"{stamp}.{body}");
        var given = parts["v1"].Select(hex => Encoding.ASCII.GetBytes(hex)).ToList();
        return secrets.Any(secret => given.Any(signature => CryptographicOperations.FixedTimeEquals(
            signature, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))))));
    }
}
