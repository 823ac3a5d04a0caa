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
        services.AddScoped<GetChangeTiming>();
        services.AddScoped<UsageLimitCheck>();
        services.AddScoped<ChooseAddOns>();
        services.AddScoped<BuildQuoteItems>();
        services.AddScoped<ValidateQuote>();
        services.AddScoped<PreviewPlanChange>();
        services.AddScoped<CalculateGiftedChange>();
        services.AddScoped<ChargeGiftedChange>();
        services.AddScoped<CreateQuote>();
        services.AddScoped<QuotePlanChange>();
        services.AddScoped<RecordChange>();
        services.AddScoped<VerifyCharge>();
        services.AddScoped<IInvoiceObserver>(provider => provider.GetRequiredService<VerifyCharge>());
        services.AddScoped<ApplyChangeImmediately>();
        services.AddScoped<IInvoiceObserver, CompleteGiftedChange>();
        services.AddScoped<ScheduleChange>();
        services.AddScoped<ConfirmChange>();
        services.AddScoped<FindRequestedPlan>();
        services.AddScoped<ApplyPlanChange>();
        services.AddScoped<CancelScheduledChange>();
        services.AddScoped<GetQuote>();
    }
}
