using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Referrals;

/// <summary>Defines the log messages of referrals.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class ReferralLog
{
    [LoggerMessage(1120, LogLevel.Warning,
        "The payment provider refused a balance change of the referral reward for {Reference}, which will be retried: {Code}")]
    public static partial void ReferralBalanceChangeFailed(this ILogger logger, string reference, string code, Exception exception);
}
