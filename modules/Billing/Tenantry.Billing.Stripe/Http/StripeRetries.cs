using System.Net;
using Polly;
using Polly.Retry;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Builds the retry pipeline for requests.</summary>
internal static class StripeRetries
{
    // A longer wait is left to the caller: a webhook is processed again later, and a customer gets an error.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    public static ResiliencePipeline<HttpResponseMessage> Build(int times) => times == 0
        ? ResiliencePipeline<HttpResponseMessage>.Empty
        : new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = times,
            Delay = TimeSpan.FromMilliseconds(500),
            MaxDelay = TimeSpan.FromSeconds(5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = attempt => ValueTask.FromResult(ShouldRetry(attempt.Outcome)),
            DelayGenerator = attempt => ValueTask.FromResult(GetRetryAfter(attempt.Outcome.Result)),
            OnRetry = attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        }).Build();

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is not { } response)
        {
            return outcome.Exception is HttpRequestException or TaskCanceledException;
        }

        // Stripe decides with the header. Without it, a conflict, a rate limit or a server error may be temporary.
        var shouldRetry = response.Headers.TryGetValues("Stripe-Should-Retry", out var advice)
            ? advice.First() == "true"
            : response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return shouldRetry && !(response.Headers.RetryAfter?.Delta > MaxWait);
    }

    private static TimeSpan? GetRetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
