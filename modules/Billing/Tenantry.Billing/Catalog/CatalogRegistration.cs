using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Registers the catalog and the services that change it.</summary>
internal static class CatalogRegistration
{
    public static void AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<DescribedPlans>();
        services.AddSingleton<EditPlan>();
        services.AddSingleton<AddPlan>();
        services.AddScoped<ChangePrice>();
        services.AddSingleton<PriceCache>();
        services.AddScoped<PriceBook>();
        services.AddSingleton<IDataSeedContributor, CatalogSeed>();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<CatalogCache>());
        services.AddHostedService(provider => provider.GetRequiredService<CatalogCache>());
    }
}
