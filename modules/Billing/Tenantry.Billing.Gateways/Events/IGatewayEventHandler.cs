namespace Tenantry.Billing.Gateways;

/// <summary>
/// Handles an event of the payment provider that billing itself does not use, such as a payout. It is registered for a type of event.
/// </summary>
/// <remarks>
/// An event is handled at least once: again after a crash, after a failure, and when an operator replays it. A handler should therefore
/// read the object by its ID instead of relying on the event.
/// </remarks>
public interface IGatewayEventHandler
{
    /// <summary>Handles an event.</summary>
    /// <param name="gatewayEvent">The event.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>Success, or a problem, which makes the event a dead letter. An exception causes a retry.</returns>
    Task<Result> HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken);
}
