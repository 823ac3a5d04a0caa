namespace Tenantry.Kernel;

/// <summary>Handles an integration event, in a scope and for the tenant of the event.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <remarks>
/// Delivery is at least once: after a crash the same event can be handled again. The first save of a tenant-filtered context within the
/// call also commits the delivery, so a handler that saves once is never repeated after it has succeeded.
/// </remarks>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    /// <summary>
    /// Handles an event. If it throws, the event is retried later. Later events of the tenant wait for this handler; other handlers are not
    /// affected.
    /// </summary>
    /// <param name="integrationEvent">The event.</param>
    /// <param name="context">The event's ID, tenant and time.</param>
    /// <param name="ct">The cancellation token. It is signaled when the host stops, and after two minutes.</param>
    /// <returns>A task that completes when the event is handled.</returns>
    Task HandleAsync(TEvent integrationEvent, EventContext context, CancellationToken ct);
}
