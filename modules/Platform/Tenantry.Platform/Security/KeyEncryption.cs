using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Security;

/// <summary>
/// Encrypts the data protection keys before they are stored, with AES-GCM and a key derived from the first master key. A copy of the
/// database alone is not enough to read a cookie.
/// </summary>
internal sealed class KeyEncryption(MasterKeys keys) : IXmlEncryptor
{
    internal const string Purpose = "tenantry data protection";
    internal const string KeyAttribute = "masterKey";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var key = keys.Current;
        using var aes = new AesGcm(key.Derive(Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        var element = new XElement("aesGcm", new XAttribute(KeyAttribute, key.Id), Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
        return new EncryptedXmlInfo(element, typeof(KeyDecryption));
    }
}

/// <summary>
/// Decrypts keys that <see cref="KeyEncryption"/> encrypted. The name of this class is stored with every key: never rename it.
/// </summary>
internal sealed class KeyDecryption(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var id = (string?)encryptedElement.Attribute(KeyEncryption.KeyAttribute) ?? "";
        var key = services.GetRequiredService<MasterKeys>().Find(id) ?? throw new CryptographicException(
            $"A data protection key is encrypted with the master key {id}, which is not configured. Add it to Tenantry:MasterKey.");
        var stored = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[stored.Length - nonce - tag];
        using var aes = new AesGcm(key.Derive(KeyEncryption.Purpose), tag);
        aes.Decrypt(stored[..nonce], stored[(nonce + tag)..], stored.Slice(nonce, tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
