using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.Accounts;

/// <summary>The log messages of accounts, within 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class AccountLog
{
    [LoggerMessage(212, LogLevel.Information, "User {UserId} confirmed their address")]
    public static partial void EmailConfirmed(this ILogger logger, Guid userId);

    [LoggerMessage(213, LogLevel.Information, "User {UserId} set a new password; their other sessions end")]
    public static partial void PasswordSet(this ILogger logger, Guid userId);
}
