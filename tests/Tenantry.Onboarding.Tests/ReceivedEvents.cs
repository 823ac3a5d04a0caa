using System.Collections.Concurrent;

namespace Tenantry.Onboarding.Tests;

/// <summary>Collects the events of one type, with their tenant.</summary>
internal sealed class ReceivedEvents<TEvent> : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public static ConcurrentBag<(TenantId Tenant, TEvent Event)> All { get; } = [];

    public Task HandleAsync(TEvent integrationEvent, EventContext info, CancellationToken ct)
    {
        All.Add((info.Tenant, integrationEvent));
        return Task.CompletedTask;
    }
}
