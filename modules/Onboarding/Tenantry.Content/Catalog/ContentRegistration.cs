using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Content.Catalog;

/// <summary>Registers the content of products.</summary>
internal static class ContentRegistration
{
    public static void AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<ContentLibrary>();
        services.AddSingleton<IContentCatalog, ContentCatalog>();
        services.AddHostedService<LoadContentOnStart>();
    }
}
