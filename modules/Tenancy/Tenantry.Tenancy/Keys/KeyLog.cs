using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Keys;

/// <summary>Log messages of API keys, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class KeyLog
{
    [LoggerMessage(220, LogLevel.Information, "API key {KeyId} was created")]
    public static partial void KeyMade(this ILogger logger, ApiKeyId keyId);

    [LoggerMessage(221, LogLevel.Information, "API key {KeyId} was revoked")]
    public static partial void KeyRevoked(this ILogger logger, ApiKeyId keyId);
}
