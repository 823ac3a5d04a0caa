using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Content.Pages;

/// <summary>Adds the pages of content to a host.</summary>
public static class ContentPagesModule
{
    /// <summary>
    /// Adds the pages of lessons, projects and communities for members, and the list of enrollments for operators. Calling it again is harmless.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddContentPages(this IServiceCollection services) =>
        services.AddPages(typeof(ContentPagesModule).Assembly).AddResource(EnrollmentResource.Definition);
}
