using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Triggers;
using Tenantry.Platform.Outbox;

namespace Tenantry.Onboarding.Checklists;

/// <summary>
/// Represents the effect of an event on checklists: it completes a trigger, or only causes a check whether a checklist is completed.
/// </summary>
internal sealed record TriggerEvent<TEvent>(string? Trigger, Func<TEvent, string?>? Product)
    where TEvent : IIntegrationEvent;

/// <summary>Records the triggers that an event completes and checks the checklists that it can complete.</summary>
[EventHandlerName("onboarding.checklists")]
internal sealed class HandleTriggerEvent<TEvent>(
    OnboardingDbContext db, IEnumerable<TriggerEvent<TEvent>> triggers, CompleteChecklist checklist, ICurrentTenant current,
    TimeProvider clock)
    : IEventHandler<TEvent>
    where TEvent : IIntegrationEvent
{
    public async Task HandleAsync(TEvent integrationEvent, EventContext info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        var products = new HashSet<string?>();
        foreach (var trigger in triggers)
        {
            var product = trigger.Product?.Invoke(integrationEvent);
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

/// <summary>Registers the events that complete or check checklists.</summary>
internal static class TriggerEvents
{
    public static void AddTriggerEvent<TEvent>(this IServiceCollection services, TriggerEvent<TEvent> trigger)
        where TEvent : IIntegrationEvent
    {
        services.AddSingleton(trigger);
        services.AddEventHandler<TEvent, HandleTriggerEvent<TEvent>>();
    }
}
