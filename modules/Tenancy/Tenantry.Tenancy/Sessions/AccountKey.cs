using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Identifies an account by a hash of its email address, whether or not the account exists.</summary>
internal static class AccountKey
{
    private const int Length = 32;

    public static string Of(string normalizedEmail) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)))[..Length];
}
