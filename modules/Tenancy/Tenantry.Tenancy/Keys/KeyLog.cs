using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Keys;

/// <summary>The log messages of API keys, within 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class KeyLog
{
    [LoggerMessage(220, LogLevel.Information, "Key {KeyId} was made")]
    public static partial void KeyMade(this ILogger logger, ApiKeyId keyId);

    [LoggerMessage(221, LogLevel.Information, "Key {KeyId} was revoked")]
    public static partial void KeyRevoked(this ILogger logger, ApiKeyId keyId);
}
