using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>An operator's page about one tenant, at <c>/admin/tenants/{id}/{segment}</c>. The tenant's own page leads to each.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Segment">The last part of its address; lower case.</param>
/// <param name="Says">What it shows, in a few words.</param>
/// <param name="Permission">Who may see it.</param>
public sealed record TenantPage(string Title, string Segment, string Says, string Permission)
{
    /// <summary>Gives its address.</summary>
    /// <param name="tenant">Whose.</param>
    /// <returns>The path from the root.</returns>
    public string Of(TenantId tenant) => $"/admin/tenants/{tenant}/{Segment}";
}

/// <summary>Registers pages about one tenant.</summary>
public static class TenantPages
{
    /// <summary>Adds a page.</summary>
    /// <param name="services">The services.</param>
    /// <param name="page">The page.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTenantPage(this IServiceCollection services, TenantPage page) => services.AddSingleton(page);
}
