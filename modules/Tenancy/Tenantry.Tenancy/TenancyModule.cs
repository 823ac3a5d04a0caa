using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Accounts;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy;

/// <summary>Adds tenants, people and sign-in to a host.</summary>
public static class TenancyModule
{
    /// <summary>Adds tenants, people, sign-in and API keys. Calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The place for adapters.</returns>
    public static TenancyBuilder AddTenancy(this IHostApplicationBuilder builder) => builder.Services.AddTenancy();

    /// <summary>Adds tenants, people, sign-in and API keys. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The place for adapters.</returns>
    public static TenancyBuilder AddTenancy(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(TenancyMetrics)))
        {
            return new TenancyBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<TenancyOptions>().BindConfiguration(TenancyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TenancyOptions>, TenancyOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TenancyOptions>>().Value);
        services.AddSingleton<TenancyMetrics>();
        services.AddPermissions(TenancyPermissions.All);
        services.AddModuleDatabase<TenancyDbContext>(order: 10);
        services.AddMailTemplates("tenancy", typeof(TenancyModule).Assembly);
        services.AddSingleton<RoleCatalog>();
        services.AddPeople();
        services.AddTenants();
        services.AddKeys();
        services.AddSessions();
        services.AddAccounts();
        return new TenancyBuilder(services);
    }

    /// <summary>
    /// Authenticates the request, resolves its tenant and refuses where address, key and sign-in name different ones. Call it after
    /// <c>UseRouting</c> and before <c>UseAuthorization</c>.
    /// </summary>
    /// <param name="app">The host.</param>
    /// <returns>The host.</returns>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddTenancy</c>.</exception>
    public static IApplicationBuilder UseTenancy(this IApplicationBuilder app)
    {
        Require(app.ApplicationServices, "app.UseTenancy()");
        return app.UseAuthentication().UseMiddleware<ResolveTenant>();
    }

    /// <summary>Maps sign-up, sign-in, sign-out and the account under <c>/api/auth</c> and keys under <c>/api/keys</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <exception cref="InvalidOperationException">The host did not call <c>AddTenancy</c>.</exception>
    public static void MapTenancy(this IEndpointRouteBuilder endpoints)
    {
        Require(endpoints.ServiceProvider, "app.MapTenancy()");
        var auth = endpoints.MapGroup("/api/auth").WithTags("Sign-in");
        auth.MapAccounts();
        auth.MapSessions();
        endpoints.MapKeys();
    }

    private static void Require(IServiceProvider services, string line)
    {
        if (services.GetService<TenancyMetrics>() is null)
        {
            throw new InvalidOperationException($"Call builder.AddTenancy() before {line}.");
        }
    }
}
