using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Provider.CatalogSync;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Provider;

/// <summary>Registers the webhook inbox, reconciliation and the synchronization of the catalog.</summary>
internal static class ProviderRegistration
{
    public static void AddProvider(this IServiceCollection services)
    {
        services.AddSingleton<ProviderMetrics>();
        services.AddSingleton<ReconciliationLog>();
        services.AddSingleton<DiscrepancyStore>();
        services.AddSingleton<CompareRunRate>();
        services.AddSingleton<IObjectReconciler, SubscriptionReconciler>();
        services.AddSingleton<IObjectReconciler, InvoiceReconciler>();
        services.AddScoped<RepairDiscrepancy>();
        services.AddRecurringJob<FindMissedEvents>(
            FindMissedEvents.Name, "0 4/10 * * * ?", JobScope.Once, "Finds events of the payment provider whose webhooks never arrived.");
        services.AddRecurringJob<CompareObjects>(
            CompareObjects.Name, "0 40 2 * * ?", JobScope.Once,
            "Compares every subscription and recent invoice with the payment provider.");
        services.AddBackgroundJob<RepairAllDiscrepancies, RepairAll>();
        services.AddHealthChecks().AddCheck<DiscrepancyHealthCheck>("billing-drift");
        services.AddScoped<CompareCatalog>();
        services.AddScoped<SyncCatalog>();
        services.AddSingleton<StoreWebhook>();
        services.AddSingleton<ReceiveWebhook>();
        services.AddScoped<HandleWebhook>();
        services.AddSingleton<HandledEvents>();
        services.AddSingleton<ReplayWebhook>();
        services.AddHostedService<WebhookQueue>();
    }
}
