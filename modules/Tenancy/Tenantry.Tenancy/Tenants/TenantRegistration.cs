using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Tenants;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Registers the tenants.</summary>
internal static class TenantRegistration
{
    public static void AddTenants(this IServiceCollection services)
    {
        services.AddScoped<Subdomains>();
        services.AddScoped<TenantAddresses>();
        services.AddScoped<MakeTenant>();
        services.AddScoped<MoveTenant>();
        services.AddSingleton<TenantLookup>();
        services.AddSingleton<ITenants>(provider => provider.GetRequiredService<TenantLookup>());
        services.Replace(ServiceDescriptor.Singleton<ITenantDirectory>(provider => provider.GetRequiredService<TenantLookup>()));
    }
}
