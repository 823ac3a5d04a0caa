using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Metering.Meters;

namespace Tenantry.Metering.Pages;

/// <summary>Extension methods that add the operator pages of metering.</summary>
public static class MeteringPagesModule
{
    /// <summary>
    /// Adds the operator pages of usage and quarantined events. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddMeteringPages(this IServiceCollection services) =>
        services.AddResource(provider => UsageResource.Define(provider.GetRequiredService<MeterCatalog>()))
            .AddResource(provider => QuarantinedEventResource.Define(provider.GetRequiredService<MeterCatalog>()))
            .AddTenantFigures<UsageFigures>().AddTenantList("usage", 50);
}
