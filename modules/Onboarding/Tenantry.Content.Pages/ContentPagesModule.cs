using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Content.Catalog;

namespace Tenantry.Content.Pages;

/// <summary>Extension methods that add the pages of content.</summary>
public static class ContentPagesModule
{
    /// <summary>
    /// Adds the pages of lessons, projects and communities for members, and the list of enrollments for operators. Calling this method more
    /// than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddContentPages(this IServiceCollection services) =>
        services.AddPages(typeof(ContentPagesModule).Assembly)
            .AddResource(provider => EnrollmentResource.Define(provider.GetRequiredService<ContentLibrary>()));
}
