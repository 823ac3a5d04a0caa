using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Registers plan changes.</summary>
internal static class PlanChangesRegistration
{
    public static void AddPlanChanges(this IServiceCollection services)
    {
        services.TryAddSingleton<IProrationPolicy, ProrationPolicy>();
        services.AddScoped<ChooseTiming>();
        services.AddScoped<PlanFit>();
        services.AddScoped<ChooseAddOns>();
        services.AddScoped<QuotedItems>();
        services.AddScoped<QuoteHolds>();
        services.AddScoped<PreviewPlanChange>();
        services.AddScoped<AskQuote>();
        services.AddScoped<QuotePlanChange>();
        services.AddScoped<NoteChange>();
        services.AddScoped<CompareCharge>();
        services.AddScoped<IInvoiceObserver>(provider => provider.GetRequiredService<CompareCharge>());
        services.AddScoped<ChangeNow>();
        services.AddScoped<ChangeLater>();
        services.AddScoped<ConfirmChange>();
        services.AddScoped<FindWantedPlan>();
        services.AddScoped<ApplyPlanChange>();
        services.AddScoped<DropPendingChange>();
        services.AddScoped<FindQuote>();
    }
}
