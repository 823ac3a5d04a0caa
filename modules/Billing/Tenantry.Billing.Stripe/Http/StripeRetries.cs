using System.Net;
using Polly;
using Polly.Retry;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>When a request is tried again, and after how long.</summary>
internal static class StripeRetries
{
    // A longer wait than this belongs to the caller: a webhook is handled again later, a customer is told.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static ResiliencePipeline<HttpResponseMessage> Build(int times) => times == 0
        ? ResiliencePipeline<HttpResponseMessage>.Empty
        : new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = times,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = tried => ValueTask.FromResult(ShouldRetry(tried.Outcome)),
            DelayGenerator = tried => ValueTask.FromResult(AskedToWait(tried.Outcome.Result)),
            OnRetry = tried =>
            {
                tried.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        }).Build();

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is not { } response)
        {
            return outcome.Exception is HttpRequestException or TaskCanceledException;
        }

        // Stripe knows best: with the header it says so; without it, a conflict, a rate limit or a fault on its side may pass.
        var isWorthIt = response.Headers.TryGetValues("Stripe-Should-Retry", out var said)
            ? said.First() == "true"
            : response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return isWorthIt && !(response.Headers.RetryAfter?.Delta > LongestWait);
    }

    private static TimeSpan? AskedToWait(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
