using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Billing.CatalogueSync;

internal static class CatalogueSyncServices
{
    public static void AddCatalogueSync(this IServiceCollection services)
    {
        services.AddScoped<CompareCatalogue>();
        services.AddScoped<SyncCatalogue>();
        services.AddNavigation(new NavigationItem(Shell.Operator, "Catalogue sync", "/admin/catalogue-sync", "refresh", 23, BillingPermissions.Operate, OperatorGroups.Catalogue));
    }
}
