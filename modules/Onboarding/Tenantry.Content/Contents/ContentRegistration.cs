using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Content.Contents;

/// <summary>Registers the content of products.</summary>
internal static class ContentRegistration
{
    public static void AddContents(this IServiceCollection services)
    {
        services.AddSingleton<Library>();
        services.AddSingleton<IContentCatalog, ContentCatalog>();
        services.AddHostedService<LibraryAtStart>();
    }
}
