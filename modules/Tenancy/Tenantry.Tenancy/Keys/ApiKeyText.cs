using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Keys;

/// <summary>
/// Represents the full text of an API key: <c>tk_live_</c>, 44 characters that encode the key ID and the tenant ID, <c>_</c>, and 43
/// characters of secret. Because a key contains its tenant, it is looked up as that tenant under row-level security and never across
/// tenants.
/// </summary>
internal sealed record ApiKeyText(ApiKeyId Id, TenantId Tenant, byte[] Secret)
{
    public const string TypePrefix = "tk_live_";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 22;
    private const int SecretLength = 43;
    private const int SecretBytes = 32;

    public string Prefix => Reveal()[..(TypePrefix.Length + 9)];

    public byte[] Hash => SHA256.HashData(Secret);

    public static ApiKeyText New(TenantId tenant, TimeProvider clock) =>
        new(new ApiKeyId(Guid.CreateVersion7(clock.GetUtcNow())), tenant, RandomNumberGenerator.GetBytes(SecretBytes));

    public static ApiKeyText? Parse(string text)
    {
        var secretAt = TypePrefix.Length + (2 * IdLength) + 1;
        if (text.Length != secretAt + SecretLength || !text.StartsWith(TypePrefix, StringComparison.Ordinal) || text[secretAt - 1] != '_'
            || Decode(text.AsSpan(TypePrefix.Length, IdLength), 16) is not { } id
            || Decode(text.AsSpan(TypePrefix.Length + IdLength, IdLength), 16) is not { } tenant
            || Decode(text.AsSpan(secretAt), SecretBytes) is not { } secret)
        {
            return null;
        }

        return new ApiKeyText(new ApiKeyId(new Guid(id, bigEndian: true)), new TenantId(new Guid(tenant, bigEndian: true)), secret);
    }

    /// <summary>Gets the full key, to be shown once.</summary>
    public string Reveal() =>
        $"{TypePrefix}{Encode(Id.Value.ToByteArray(true), IdLength)}{Encode(Tenant.Value.ToByteArray(true), IdLength)}"
        + $"_{Encode(Secret, SecretLength)}";

    // A key that ends up in a log or an error message must not reveal its secret.
    public override string ToString() => Prefix;

    private static string Encode(ReadOnlySpan<byte> bytes, int length)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            number = BigInteger.DivRem(number, Digits.Length, out var digit);
            text.Insert(0, Digits[(int)digit]);
        }

        return text.ToString();
    }

    private static byte[]? Decode(ReadOnlySpan<char> text, int bytes)
    {
        var number = BigInteger.Zero;
        foreach (var letter in text)
        {
            var digit = Digits.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * Digits.Length) + digit;
        }

        var trimmed = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return trimmed.Length > bytes ? null : [.. new byte[bytes - trimmed.Length], .. trimmed];
    }
}
