using System.Security.Cryptography;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Generates IDs with Stripe's prefixes.</summary>
internal static class NewId
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Of(string prefix, int length = 24) => $"{prefix}_{RandomNumberGenerator.GetString(Letters, length)}";

    public static string Customer() => Of("cus", 14);

    public static string Product() => Of("prod", 14);

    public static string CheckoutSession() => Of("cs_test", 58);

    public static string Digits(int length) => RandomNumberGenerator.GetString("0123456789", length);

    public static string Coupon() => RandomNumberGenerator.GetString(Letters, 8);
}
