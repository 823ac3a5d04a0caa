using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Keys;

/// <summary>Log messages of API keys, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class ApiKeyLog
{
    [LoggerMessage(220, LogLevel.Information, "API key {KeyId} was created")]
    public static partial void ApiKeyCreated(this ILogger logger, ApiKeyId keyId);

    [LoggerMessage(221, LogLevel.Information, "API key {KeyId} was revoked")]
    public static partial void ApiKeyRevoked(this ILogger logger, ApiKeyId keyId);
}
