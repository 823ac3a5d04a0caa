using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Stripe;

internal static partial class StripeLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Stripe limited the rate of requests. This node sends at most {Rate} a second, and more again over the next seconds.")]
    public static partial void RateLimited(this ILogger logger, int rate);
}
