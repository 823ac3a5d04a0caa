using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Triggers;
using Tenantry.Platform.Outbox;

namespace Tenantry.Onboarding.Checklists;

/// <summary>What an event does to checklists: it completes a trigger, or only asks whether a checklist is finished now.</summary>
internal sealed record TriggerEvent<TEvent>(string? Trigger, Func<TEvent, string?>? Product)
    where TEvent : IIntegrationEvent;

/// <summary>Records the triggers that an event completes, and checks the checklists that it may have finished.</summary>
[EventHandlerName("onboarding.checklists")]
internal sealed class HandleTriggerEvent<TEvent>(
    OnboardingDbContext db, IEnumerable<TriggerEvent<TEvent>> triggers, CheckChecklist checklist, ICurrentTenant current,
    TimeProvider clock)
    : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public async Task HandleAsync(TEvent happened, EventInfo info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        var products = new HashSet<string?>();
        foreach (var trigger in triggers)
        {
            var product = trigger.Product?.Invoke(happened);
            products.Add(product);
            if (trigger.Trigger is { } key)
            {
                await RecordAsync(key, product ?? CompletedTrigger.EveryProduct, ct);
            }
        }

        foreach (var product in products)
        {
            await (product is null ? checklist.CheckAllAsync(ct) : checklist.CheckAsync(product, ct));
        }

        await transaction.CommitAsync(ct);
    }

    private async Task RecordAsync(string trigger, string product, CancellationToken ct)
    {
        if (!await db.Set<CompletedTrigger>().AnyAsync(row => row.Trigger == trigger && row.Product == product, ct))
        {
            db.Add(new CompletedTrigger { Trigger = trigger, Product = product, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>Registers the events of checklists.</summary>
internal static class TriggerEvents
{
    public static void AddTriggerEvent<TEvent>(this IServiceCollection services, TriggerEvent<TEvent> trigger)
        where TEvent : IIntegrationEvent
    {
        services.AddSingleton(trigger);
        services.AddEventHandler<TEvent, HandleTriggerEvent<TEvent>>();
    }
}
