using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Log messages of accounts, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class AccountLog
{
    [LoggerMessage(212, LogLevel.Information, "User {UserId} confirmed their email address")]
    public static partial void EmailConfirmed(this ILogger logger, Guid userId);

    [LoggerMessage(213, LogLevel.Information, "User {UserId} changed their password; their other sessions were ended")]
    public static partial void PasswordSet(this ILogger logger, Guid userId);
}
