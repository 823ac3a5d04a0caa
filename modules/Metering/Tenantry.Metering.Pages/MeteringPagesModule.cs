using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Metering.Pages;

/// <summary>Adds the operator's lists of usage to a host.</summary>
public static class MeteringPagesModule
{
    /// <summary>Adds the operator's lists of usage and of unmatched usage events. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMeteringPages(this IServiceCollection services) =>
        services.AddResource(UsageResource.Definition).AddResource(UnmatchedResource.Definition);
}
