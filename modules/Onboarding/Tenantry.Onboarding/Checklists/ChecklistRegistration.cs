using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Onboarding.Products;
using Tenantry.Onboarding.Triggers;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Registers checklists.</summary>
internal static class ChecklistRegistration
{
    public static void AddChecklists(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistCatalog>();
        services.AddScoped<ActiveSubscriptions>();
        services.AddScoped<ReadChecklist>();
        services.AddScoped<CheckChecklist>();
        services.AddScoped<TickStep>();
        services.AddOptions<TriggerOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TriggerOptions>, TriggerOptionsValidator>();
    }
}
