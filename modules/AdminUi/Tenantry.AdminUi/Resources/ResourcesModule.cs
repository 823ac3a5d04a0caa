using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.AdminUi.Resources.Inputs;

namespace Tenantry.AdminUi.Resources;

/// <summary>Pages made from the descriptions that modules register with <c>AddResource</c>.</summary>
internal static class ResourcesModule
{
    public static void AddResourcePages(this IServiceCollection services)
    {
        services.TryAddSingleton<ResourceCatalog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INavigationSource, ResourceCatalog>(sp =>
            sp.GetRequiredService<ResourceCatalog>()));
        services.TryAddScoped<ResourceAccess>();
        services.TryAddScoped<References>();
        services.TryAddScoped<BulkRun>();
    }

    public static void MapResourcePages(this IEndpointRouteBuilder endpoints)
    {
        // A description that cannot become a page stops the start, not its first reader.
        _ = endpoints.ServiceProvider.GetRequiredService<ResourceCatalog>();
        ExportCsv.Map(endpoints);
        ShowHtml.Map(endpoints);
        ShowOptions.Map(endpoints);
    }
}
