using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Security;

/// <summary>Configures data protection to store its keys in the database, unless the host configures another store.</summary>
internal sealed class StoreProtectionKeys(Databases databases, MasterKeys keys, PlatformOptions platform)
    : IPostConfigureOptions<KeyManagementOptions>
{
    public void PostConfigure(string? name, KeyManagementOptions options)
    {
        // Both or neither: other applications that share the host's repository could not read keys that our encryptor encrypted.
        if (platform.StoreProtectionKeys && options.XmlRepository is null && options.XmlEncryptor is null)
        {
            (options.XmlRepository, options.XmlEncryptor) = (new StoredProtectionKeys(databases), new KeyEncryption(keys));
        }
    }
}
