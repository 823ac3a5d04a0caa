using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.AdminUi.Resources;

/// <summary>Pages made from the descriptions that modules register with <c>AddResource</c>.</summary>
internal static class ResourcesModule
{
    public static void AddResourcePages(this IServiceCollection services)
    {
        services.TryAddSingleton<ResourceCatalogue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<INavigationSource, ResourceCatalogue>(sp => sp.GetRequiredService<ResourceCatalogue>()));
        services.TryAddScoped<ResourceAccess>();
    }

    public static void MapResourcePages(this IEndpointRouteBuilder endpoints)
    {
        // A description that cannot become a page stops the start, not its first reader.
        _ = endpoints.ServiceProvider.GetRequiredService<ResourceCatalogue>();
        ExportCsv.Map(endpoints);
        ShowHtml.Map(endpoints);
    }
}
