using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Credits;

/// <summary>Defines the log messages of credits.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class CreditLog
{
    [LoggerMessage(1060, LogLevel.Information,
        "{Lapsed} credit reservations expired, and expired credits were written off in {Accounts} accounts")]
    public static partial void CreditsSettled(this ILogger logger, int lapsed, int accounts);
}
