using System.Collections.Concurrent;

namespace Tenantry.Onboarding.Tests;

/// <summary>What a neighbour would hear: every event of one kind, by tenant.</summary>
internal sealed class Heard<TEvent> : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public static ConcurrentBag<(TenantId Tenant, TEvent Event)> All { get; } = [];

    public Task HandleAsync(TEvent happened, EventInfo info, CancellationToken ct)
    {
        All.Add((info.Tenant, happened));
        return Task.CompletedTask;
    }
}
