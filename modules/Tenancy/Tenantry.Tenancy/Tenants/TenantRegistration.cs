using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Registers tenants.</summary>
internal static class TenantRegistration
{
    public static void AddTenants(this IServiceCollection services)
    {
        services.AddScoped<Subdomains>();
        services.AddScoped<TenantAddresses>();
        services.AddScoped<MakeTenant>();
        services.AddScoped<MoveTenant>();
        services.AddSingleton<ITenants, TenantLookup>();
    }
}
