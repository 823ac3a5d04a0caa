using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Registers tenants.</summary>
internal static class TenantRegistration
{
    public static void AddTenants(this IServiceCollection services)
    {
        services.AddScoped<Subdomains>();
        services.AddScoped<SubdomainLookup>();
        services.AddScoped<CreateTenant>();
        services.AddScoped<ChangeTenantStatus>();
        services.AddSingleton<ITenants, TenantDirectory>();
    }
}
