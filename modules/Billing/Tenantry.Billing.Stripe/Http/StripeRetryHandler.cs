using Polly;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Retries requests as <see cref="StripeRetries"/> decides. Stripe.net gives every write an idempotency key.</summary>
internal sealed class StripeRetryHandler(StripeOptions options) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _retries = StripeRetries.Build(options.MaxRetries);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _retries.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
}
