using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Jobs.Pages;

/// <summary>Adds the operator's pages about jobs.</summary>
public static class JobsPagesModule
{
    /// <summary>Adds the lists of jobs and of their runs. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJobsPages(this IServiceCollection services) =>
        services.AddResource(JobResource.Definition).AddResource(JobRunResource.Definition);
}
