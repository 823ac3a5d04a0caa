using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Tests;

/// <summary>Writes down what billing announces.</summary>
internal sealed class Recorder
{
    public ConcurrentQueue<IIntegrationEvent> Events { get; } = new();

    public IReadOnlyList<T> Of<T>() => [.. Events.OfType<T>()];

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Recorder>();
        services.AddEventHandler<SubscriptionChanged, Listen<SubscriptionChanged>>();
        services.AddEventHandler<SubscriptionStarted, Listen<SubscriptionStarted>>();
        services.AddEventHandler<SubscriptionEnded, Listen<SubscriptionEnded>>();
        services.AddEventHandler<PaymentReceived, Listen<PaymentReceived>>();
        services.AddEventHandler<PaymentFailed, Listen<PaymentFailed>>();
        services.AddEventHandler<PaymentRefunded, Listen<PaymentRefunded>>();
        services.AddEventHandler<PaymentDisputed, Listen<PaymentDisputed>>();
        services.AddEventHandler<CreditsGranted, Listen<CreditsGranted>>();
        services.AddEventHandler<CreditsExpired, Listen<CreditsExpired>>();
        services.AddEventHandler<CreditsRevoked, Listen<CreditsRevoked>>();
        services.AddEventHandler<CreditsLow, Listen<CreditsLow>>();
    }

    internal sealed class Listen<T>(Recorder recorder) : IEventHandler<T>
        where T : IIntegrationEvent
    {
        public Task HandleAsync(T happened, EventContext info, CancellationToken ct)
        {
            recorder.Events.Enqueue(happened);
            return Task.CompletedTask;
        }
    }
}
