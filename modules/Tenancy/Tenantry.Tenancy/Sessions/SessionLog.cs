using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Log messages of sessions, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(210, LogLevel.Information, "User {UserId} signed in")]
    public static partial void SignedIn(this ILogger logger, Guid userId);

    [LoggerMessage(211, LogLevel.Warning, "Sign-in is paused for one {KindOfKey} after {Failures} wrong passwords or codes")]
    public static partial void SignInThrottled(this ILogger logger, string kindOfKey, int failures);

    [LoggerMessage(214, LogLevel.Warning, "Session {SessionId} of user {UserId} was ended because a refresh token was used twice")]
    public static partial void RefreshTokenReused(this ILogger logger, Guid sessionId, Guid userId);

    [LoggerMessage(230, LogLevel.Warning,
        "A request was refused because it specifies different tenants: subdomain {BySubdomain}, API key {ByKey}, session {ByClaim}")]
    public static partial void TenantMismatch(this ILogger logger, TenantId? bySubdomain, TenantId? byKey, TenantId? byClaim);
}
