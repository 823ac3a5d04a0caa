using System.Net;
using Polly;
using Polly.Retry;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Builds the rules by which a request is sent again.</summary>
internal static class StripeRetries
{
    // A longer wait than this is the caller's: a webhook is handled again later, a customer gets an answer.
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
            ShouldHandle = attempt => ValueTask.FromResult(ShouldRetry(attempt.Outcome)),
            DelayGenerator = attempt => ValueTask.FromResult(AskedToWait(attempt.Outcome.Result)),
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

        // Stripe knows best, and says so in the header. Without it, a conflict, a rate limit or a fault on its side may pass.
        var mayPass = response.Headers.TryGetValues("Stripe-Should-Retry", out var advice)
            ? advice.First() == "true"
            : response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return mayPass && !(response.Headers.RetryAfter?.Delta > LongestWait);
    }

    private static TimeSpan? AskedToWait(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;
}
