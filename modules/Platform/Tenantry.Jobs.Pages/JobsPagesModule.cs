using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Jobs.Pages;

/// <summary>Extension methods that add the operator's job pages.</summary>
public static class JobsPagesModule
{
    /// <summary>Adds the lists of jobs and job runs.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    public static IServiceCollection AddJobsPages(this IServiceCollection services) =>
        services.AddResource(JobResource.Definition).AddResource(JobRunResource.Definition);
}
