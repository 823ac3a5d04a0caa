using System.Net;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>
/// Keeps every attempt, including retries, within the rate limit, and slows down when Stripe reports that the rate is too high.
/// </summary>
internal sealed class StripeRateHandler(RequestRateLimiter limiter, ILogger<StripeRateHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await limiter.WaitAsync(GatewayPriority.IsBackground, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests && !IsAboutOneObject(response) && limiter.SlowDown() is { } rate)
        {
            logger.RateLimited(rate);
        }

        return response;
    }

    // For example, ten invoices per minute for one subscription: the account's rate is not the cause (docs.stripe.com/rate-limits).
    private static bool IsAboutOneObject(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Stripe-Rate-Limited-Reason", out var reasons) && reasons.First() == "resource-specific";
}
