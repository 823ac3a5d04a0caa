using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Referrals;

/// <summary>The log messages of referrals.</summary>
// IDs only: no names, no addresses, no amounts of a named person.
internal static partial class ReferralLog
{
    [LoggerMessage(1120, LogLevel.Warning,
        "The payment provider did not accept a change of the referral credit of {Reference}; it is sent again: {Code}")]
    public static partial void ReferralWaits(this ILogger logger, string reference, string code, Exception exception);
}
