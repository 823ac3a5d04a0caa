namespace Tenantry.Kernel;

/// <summary>Reacts to an event of another module, in a scope and for the tenant of the event.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <remarks>
/// It may be called again for the same event after a crash. The first save of a tenant-filtered context within the call commits the
/// fact of delivery with it, so a handler that saves once is never repeated after it succeeded.
/// </remarks>
public interface IEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    /// <summary>
    /// Handles one event. When it throws, the event is tried again later, and this handler's later events of the tenant wait; no other handler does.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="info">The event's id, tenant and time.</param>
    /// <param name="ct">The cancellation token. It is signaled when the host stops, and after two minutes.</param>
    /// <returns>A task that completes when the event is handled.</returns>
    Task HandleAsync(TEvent happened, EventInfo info, CancellationToken ct);
}
