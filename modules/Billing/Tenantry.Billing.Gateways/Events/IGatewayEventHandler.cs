namespace Tenantry.Billing.Gateways;

/// <summary>
/// Handles an event of the payment provider, such as a payout, that billing itself does not use. It is registered for a type of event, in
/// the provider's words.
/// </summary>
/// <remarks>
/// An event is handled at least once: again after a crash, after a failure, and when an operator replays it. The handler therefore reads
/// the
/// object by its ID instead of counting on the event.
/// </remarks>
public interface IGatewayEventHandler
{
    /// <summary>Handles an event.</summary>
    /// <param name="gatewayEvent">The event.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>Success, or a refusal, after which the event is a dead letter. After an exception it is retried.</returns>
    Task<Result> HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken);
}
