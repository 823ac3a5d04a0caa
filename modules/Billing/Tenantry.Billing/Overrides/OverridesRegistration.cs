using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Overrides;

/// <summary>Registers the overrides that an operator grants to single tenants.</summary>
internal static class OverridesRegistration
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
        services.AddRecurringJob<WorkOverrides>(
            "billing.work_overrides", "20 * * * * ?", JobScope.Once, "Ends expired overrides and applies pending ones.");
    }
}
