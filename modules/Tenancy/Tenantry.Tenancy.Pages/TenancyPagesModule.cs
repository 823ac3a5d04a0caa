using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;

namespace Tenantry.Tenancy.Pages;

/// <summary>Adds the pages of tenants, people and sign-in to a host.</summary>
public static class TenancyPagesModule
{
    private const string Group = "Workspace";

    /// <summary>
    /// Adds the pages for sign-up, sign-in and the account, for the members and API keys of a workspace, and the operator's lists of tenants,
    /// people and keys. Calling it again is harmless.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTenancyPages(this IServiceCollection services)
    {
        if (services.Any(service => service.ImplementationType == typeof(ShellTenants)))
        {
            return services;
        }

        // Before the configuration is bound: these are defaults, not decisions.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<AdminUiOptions>>(provider =>
        {
            var tenancy = provider.GetRequiredService<TenancyOptions>();
            return new ConfigureOptions<AdminUiOptions>(shells =>
                (shells.SignInPath, shells.SignOutPath, shells.AccountPath) = (tenancy.SignInPath, tenancy.SignOutPath, tenancy.AccountPath));
        }));
        services.AddScoped<IShellContext, ShellTenants>();
        services.AddScoped<ListMembers>();
        services.AddPages(typeof(TenancyPagesModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Space, "Members", "/space/members", "users", 800, TenancyPermissions.ViewMembers, Group));
        services.AddNavigation(new NavigationItem(Shell.Space, "API keys", "/space/keys", "key", 810, TenancyPermissions.ManageKeys, Group));
        services.AddTenantsResource();
        services.AddPeopleResource();
        services.AddKeysResource();
        return services.AddTimeline<TenantTimeline>();
    }

    /// <summary>Maps the forms that sign out, switch to another tenant and revoke a key.</summary>
    /// <param name="endpoints">The routes.</param>
    public static void MapTenancyPages(this IEndpointRouteBuilder endpoints)
    {
        SignOutForm.Map(endpoints);
        SwitchTenantForm.Map(endpoints);
        RevokeKeyForm.Map(endpoints);
    }
}
