using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Reconciliation;

internal static class ReconciliationModule
{
    public static void AddReconciliation(this IServiceCollection services)
    {
        services.AddSingleton<ReconciliationLog>();
        services.AddSingleton<DriftBook>();
        services.AddSingleton<IComparedKind, ComparedSubscriptions>();
        services.AddSingleton<IComparedKind, ComparedInvoices>();
        services.AddScoped<RepairDrift>();
        services.AddScoped<ReconciliationQueries>();
        services.AddRecurringJob<FindMissedEvents>(
            FindMissedEvents.Name, "0 4/10 * * * ?", JobScope.Once, "Reads the payment provider's list of events and takes up those that no webhook brought.");
        services.AddRecurringJob<CompareObjects>(
            CompareObjects.Name, "0 40 2 * * ?", JobScope.Once, "Compares every subscription and recent invoice with the payment provider.");
        services.AddBackgroundJob<RepairAllDrifts, RepairAll>();
        services.AddHealthChecks().AddCheck<DriftHealth>("billing-drift");
        services.AddNavigation(new NavigationItem(Shell.Operator, "Reconciliation", ReconciliationForms.Page, "scale", 35, BillingPermissions.Operate, OperatorGroups.Money));
    }
}
