namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: lists past events, which reveals webhooks that never arrived.</summary>
public interface IGatewayEventHistory
{
    /// <summary>Lists events, whether or not a webhook delivered them.</summary>
    /// <param name="since">The earliest time.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The events, the newest first, each with the body of its webhook.</returns>
    IAsyncEnumerable<(
        GatewayEvent Event, string Body)> ListEventsAsync(DateTimeOffset since, CancellationToken cancellationToken = default);
}
