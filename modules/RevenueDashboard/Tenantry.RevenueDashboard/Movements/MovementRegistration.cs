using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Registers the revenue ledger.</summary>
internal static class MovementRegistration
{
    public static void AddMovements(this IServiceCollection services)
    {
        services.AddSingleton<MovementMetrics>();
        services.AddEventHandler<SubscriptionChanged, RecordSubscription>();
        services.AddEventHandler<SubscriptionEnded, RecordSubscription>();
        services.AddRecurringJob<VerifyLedger>(
            VerifyLedger.Name, "0 20 3 * * ?", JobScope.Once, "Verifies that MRR movements add up to the current subscriptions.");
    }
}
