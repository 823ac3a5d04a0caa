using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Tenantry.Platform.Security;

/// <summary>
/// Encrypts the data protection keys before they are stored, with AES-GCM and a key derived from the owner's password. A copy of the
/// database alone is
/// not enough to read a cookie.
/// </summary>
internal sealed class KeyEncryption(PlatformOptions options) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(KeyOf(options), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("aesGcm", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(KeyDecryption));
    }

    public static byte[] KeyOf(PlatformOptions options) => HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(new NpgsqlConnectionStringBuilder(options.ConnectionString).Password ?? ""), "tenantry data protection"u8);
}

/// <summary>
/// Decrypts keys that <see cref="KeyEncryption"/> encrypted. The name of this class is stored with every key: never rename it.
/// </summary>
internal sealed class KeyDecryption(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var stored = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[stored.Length - nonce - tag];
        using var aes = new AesGcm(KeyEncryption.KeyOf(services.GetRequiredService<PlatformOptions>()), tag);
        aes.Decrypt(stored[..nonce], stored[(nonce + tag)..], stored.Slice(nonce, tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
