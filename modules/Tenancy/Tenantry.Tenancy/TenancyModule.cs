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
using Tenantry.Tenancy.Notes;
using Tenantry.Tenancy.Operators;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.SecondFactors;
using Tenantry.Tenancy.Sessions;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy;

/// <summary>Extension methods that add and map the tenancy module.</summary>
public static class TenancyModule
{
    /// <summary>Adds tenants, users, sign-in and API keys. Calling this method more than once has no further effect.</summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to configure tenancy.</returns>
    public static TenancyBuilder AddTenancy(this IHostApplicationBuilder builder) => builder.Services.AddTenancy();

    /// <summary>Adds tenants, users, sign-in and API keys. Calling this method more than once has no further effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to configure tenancy.</returns>
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
        services.AddModuleDatabase<TenancyDbContext>(order: 10, forAccounts: true);
        services.AddEmailTemplates("tenancy", typeof(TenancyModule).Assembly);
        services.AddSingleton<RoleCatalog>();
        services.AddUsers();
        services.AddTenants();
        services.AddApiKeys();
        services.AddSecondFactors();
        services.AddNotes();
        services.AddSessions();
        services.AddAccounts();
        services.AddOperators();
        return new TenancyBuilder(services);
    }

    /// <summary>
    /// Authenticates the request, resolves its tenant and refuses requests whose host, API key and session specify different tenants. Call
    /// it after <c>UseRouting</c> and before <c>UseAuthorization</c>.
    /// </summary>
    /// <param name="app">The application builder.</param>
    /// <returns>The application builder.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddTenancy</c>.</exception>
    public static IApplicationBuilder UseTenancy(this IApplicationBuilder app)
    {
        Require(app.ApplicationServices, "app.UseTenancy()");
        return app.UseAuthentication().UseMiddleware<TenantResolutionMiddleware>();
    }

    /// <summary>Maps sign-up, sign-in, sign-out and the account under <c>/api/auth</c> and API keys under <c>/api/keys</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddTenancy</c>.</exception>
    public static void MapTenancy(this IEndpointRouteBuilder endpoints)
    {
        Require(endpoints.ServiceProvider, "app.MapTenancy()");
        var auth = endpoints.MapGroup("/api/auth").WithTags("Sign-in");
        auth.MapAccounts();
        auth.MapSessions();
        endpoints.MapApiKeys();
    }

    private static void Require(IServiceProvider services, string method)
    {
        if (services.GetService<TenancyMetrics>() is null)
        {
            throw new InvalidOperationException($"Call builder.AddTenancy() before {method}.");
        }
    }
}
