using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Security;

/// <summary>Stores the data protection keys in the database, in hosts that store them nowhere else.</summary>
internal sealed class StoreProtectionKeys(Databases databases, PlatformOptions platform) : IPostConfigureOptions<KeyManagementOptions>
{
    public void PostConfigure(string? name, KeyManagementOptions options)
    {
        // Both or neither: applications that share the host's repository could not read what our encryptor wrote into it.
        if (platform.StoreProtectionKeys && options.XmlRepository is null && options.XmlEncryptor is null)
        {
            (options.XmlRepository, options.XmlEncryptor) = (new StoredProtectionKeys(databases), new KeyEncryption(platform));
        }
    }
}
