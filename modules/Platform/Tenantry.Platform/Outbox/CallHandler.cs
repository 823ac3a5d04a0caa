using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>Represents a stored event that is delivered to a handler.</summary>
internal readonly record struct EventEnvelope(TenantId Tenant, long Position, Guid EventId, string Name, string Body,
    DateTimeOffset OccurredAt, string? TraceParent);

/// <summary>Calls a handler with an event, for the event's tenant and in a new service scope.</summary>
internal sealed class CallHandler(EventCatalog catalog, IServiceScopeFactory scopes, ICurrentTenant current, ILogger<CallHandler> logger)
{
    /// <summary>The time limit of a call. A handler that takes longer is canceled, and the call has failed.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Calls the handler.</summary>
    /// <returns>The exception if the call failed, or <see langword="null"/> if the handler handled the event, now or before.</returns>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<Exception?> RunAsync(EventEnvelope envelope, string handler, CancellationToken stopping)
    {
        if (catalog.Find(envelope.Name, handler) is not { } subscription)
        {
            // The handler was removed or no longer handles this event, so there is nothing to deliver.
            return null;
        }

        using var tenant = current.Change(envelope.Tenant);
        using var activity = PlatformTraces.StartEvent(envelope.Tenant, envelope.Name, subscription.Handler.Name, envelope.TraceParent);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Timeout);
        try
        {
            var content = JsonSerializer.Deserialize(envelope.Body, subscription.Event, StoredEvents.Json)!;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<HandlingScope>().Set(handler, envelope.EventId);
            await subscription.Call(scope.ServiceProvider, content,
                new EventContext(envelope.EventId, envelope.Tenant, envelope.OccurredAt), limit.Token);
            return null;
        }
        catch (AlreadyHandledException)
        {
            logger.AlreadyHandled(envelope.EventId, handler);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            activity.Fail(failure);
            return failure;
        }
    }
}
