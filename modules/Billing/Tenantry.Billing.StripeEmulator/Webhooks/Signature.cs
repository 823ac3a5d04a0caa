using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Computes the <c>Stripe-Signature</c> header.</summary>
internal static class Signature
{
    public static string Of(string payload, string secret, long timestamp) =>
        $"t={timestamp},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{payload}")))}";
}
