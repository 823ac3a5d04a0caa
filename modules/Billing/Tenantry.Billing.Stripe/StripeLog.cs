using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Stripe;

internal static partial class StripeLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Stripe limited the request rate. This node now sends at most {Rate} requests per second; the rate recovers over the "
            + "next seconds.")]
    public static partial void RateLimited(this ILogger logger, int rate);
}
