namespace Tenantry.Billing.Stripe.Http;

/// <summary>Limits the duration of one attempt, from sending the request to the last byte of the response.</summary>
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
            // Stripe.net reads the body after the handlers have returned, so a body that stops half-way would hang forever.
            await response.Content.LoadIntoBufferAsync(limit.Token);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new TaskCanceledException($"Stripe did not respond within {options.Timeout}.", new TimeoutException());
            }

            throw;
        }
    }
}
