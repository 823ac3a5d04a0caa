namespace Tenantry.Billing.Stripe.Http;

/// <summary>Limits the time of one attempt, from sending it to the last byte of the answer.</summary>
internal sealed class StripeTimeoutHandler(StripeOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token);
            // Stripe.net reads the body after the handlers have returned, so that a body that stops half-way would wait for ever.
            await response.Content.LoadIntoBufferAsync(limit.Token);
            return response;
        }
        catch (Exception failed)
        {
            response?.Dispose();
            if (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new TaskCanceledException($"Stripe did not answer within {options.Timeout}.", new TimeoutException());
            }

            throw;
        }
    }
}
