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
    /// <summary>Handles one event. An exception means «try again later»; later events of the tenant wait.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="info">What is known of it.</param>
    /// <param name="ct">Stops the work when the host stops.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    Task HandleAsync(TEvent happened, EventInfo info, CancellationToken ct);
}
