using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Overrides;

/// <summary>Registers the overrides that an operator grants to single tenants.</summary>
internal static class OverridesRegistration
{
    public static void AddOverrides(this IServiceCollection services)
    {
        services.AddScoped<IOverrideHandler, PlanOverride>();
        services.AddScoped<IOverrideHandler, QuotaOverride>();
        services.AddScoped<IOverrideHandler, DiscountOverride>();
        services.AddScoped<IOverrideHandler, CreditOverride>();
        services.AddScoped<CreateOverride>();
        services.AddScoped<ApplyOverride>();
        services.AddScoped<EndOverride>();
        services.AddRecurringJob<ProcessOverrides>(
            "billing.work_overrides", "20 * * * * ?", JobScope.Once, "Ends expired overrides and applies pending ones.");
    }
}
