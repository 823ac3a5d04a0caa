using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Tenants;

namespace Tenantry.Billing.Overrides;

internal static class OverrideServices
{
    public static void AddOverrides(this IServiceCollection services)
    {
        services.AddScoped<IOverrideAct, PlanOverride>();
        services.AddScoped<IOverrideAct, QuotaOverride>();
        services.AddScoped<IOverrideAct, DiscountOverride>();
        services.AddScoped<IOverrideAct, CreditOverride>();
        services.AddScoped<MakeOverride>();
        services.AddScoped<BeginOverride>();
        services.AddScoped<EndOverride>();
        services.AddScoped<OverrideQueries>();
        services.AddTimeline<OverrideTimeline>();
        services.AddTenantPage(new TenantPage("Overrides", OverridesPage.Segment, "Give a plan, a quota, a discount or credits", BillingPermissions.Grant));
        services.AddResource(OverrideResource.Definition);
        services.AddRecurringJob<WorkOverrides>(
            "billing.work_overrides", "20 * * * * ?", JobScope.Once, "Ends what was given to single tenants for a time that is over.");
    }
}
