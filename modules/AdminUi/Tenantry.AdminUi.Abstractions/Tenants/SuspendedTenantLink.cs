using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>Represents a link on the page that members see while their tenant is suspended.</summary>
/// <param name="Title">The title.</param>
/// <param name="Href">The address of a page that is available while the tenant is suspended.</param>
public sealed record SuspendedTenantLink(string Title, string Href);

/// <summary>Registers <see cref="SuspendedTenantLink"/>s.</summary>
public static class SuspendedTenantLinkServices
{
    /// <summary>Adds a link to the page that members see while their tenant is suspended.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="link">The link.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    public static IServiceCollection AddSuspendedTenantLink(this IServiceCollection services, SuspendedTenantLink link) =>
        services.AddSingleton(link);
}
