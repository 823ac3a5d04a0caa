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
        services.AddScoped<GetChecklist>();
        services.AddScoped<CompleteChecklist>();
        services.AddScoped<CompleteStep>();
        services.AddOptions<TriggerOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TriggerOptions>, TriggerOptionsValidator>();
    }
}
