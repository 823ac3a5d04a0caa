using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Tests;

/// <summary>Records the integration events of billing.</summary>
internal sealed class Recorder
{
    public ConcurrentQueue<IIntegrationEvent> Events { get; } = new();

    public IReadOnlyList<T> Of<T>() => [.. Events.OfType<T>()];

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Recorder>();
        services.AddEventHandler<SubscriptionChanged, RecordingHandler<SubscriptionChanged>>();
        services.AddEventHandler<SubscriptionStarted, RecordingHandler<SubscriptionStarted>>();
        services.AddEventHandler<SubscriptionEnded, RecordingHandler<SubscriptionEnded>>();
        services.AddEventHandler<PaymentReceived, RecordingHandler<PaymentReceived>>();
        services.AddEventHandler<ProductPurchased, RecordingHandler<ProductPurchased>>();
        services.AddEventHandler<PurchaseEnded, RecordingHandler<PurchaseEnded>>();
        services.AddEventHandler<PaymentFailed, RecordingHandler<PaymentFailed>>();
        services.AddEventHandler<PaymentRefunded, RecordingHandler<PaymentRefunded>>();
        services.AddEventHandler<PaymentDisputed, RecordingHandler<PaymentDisputed>>();
        services.AddEventHandler<CreditsGranted, RecordingHandler<CreditsGranted>>();
        services.AddEventHandler<CreditsExpired, RecordingHandler<CreditsExpired>>();
        services.AddEventHandler<CreditsRevoked, RecordingHandler<CreditsRevoked>>();
        services.AddEventHandler<CreditsLow, RecordingHandler<CreditsLow>>();
    }

    internal sealed class RecordingHandler<T>(Recorder recorder) : IEventHandler<T>
        where T : IIntegrationEvent
    {
        public Task HandleAsync(T integrationEvent, EventContext context, CancellationToken ct)
        {
            recorder.Events.Enqueue(integrationEvent);
            return Task.CompletedTask;
        }
    }
}
