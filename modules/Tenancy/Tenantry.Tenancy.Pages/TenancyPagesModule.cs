using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Memberships;

namespace Tenantry.Tenancy.Pages;

/// <summary>Extension methods that add and map the pages of tenancy.</summary>
public static class TenancyPagesModule
{
    private const string Group = "Workspace";

    /// <summary>
    /// Adds the pages for sign-up, sign-in and the account, the members and API keys of a workspace, and the operator's lists of tenants,
    /// users and API keys. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddTenancyPages(this IServiceCollection services)
    {
        if (services.Any(service => service.ImplementationType == typeof(ShellTenants)))
        {
            return services;
        }

        // Inserted before the configuration is bound, so that configured values override these defaults.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<AdminUiOptions>>(provider =>
        {
            var tenancy = provider.GetRequiredService<TenancyOptions>();
            return new ConfigureOptions<AdminUiOptions>(shells =>
                (shells.SignInPath, shells.SignOutPath, shells.AccountPath) =
                (tenancy.SignInPath, tenancy.SignOutPath, tenancy.AccountPath));
        }));
        services.AddScoped<IShellContext, ShellTenants>();
        services.AddPages(typeof(TenancyPagesModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Space, "Members", MemberResource.Page, "users", 800,
            TenancyPermissions.ViewMembers, Group));
        services.AddNavigation(new NavigationItem(Shell.Space, "API keys", TenantKeyResource.Page, "key", 810,
            TenancyPermissions.ManageKeys, Group));
        services.AddResource(provider => MemberResource.Define(provider.GetRequiredService<RoleCatalog>()));
        services.AddResource(TenantResource.Definition).AddResource(UserResource.Definition).AddResource(ApiKeyResource.Definition)
            .AddResource(TenantKeyResource.Definition).AddResource(OperatorResource.Definition)
            .AddResource(TenantNoteResource.Definition).AddTenantList("notes", 0).AddTenantList("api-keys", 60);
        return services.AddTimeline<TenantTimeline>();
    }

    /// <summary>Maps the forms that sign out, end sessions and switch to another tenant.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    public static void MapTenancyPages(this IEndpointRouteBuilder endpoints)
    {
        SignOutForm.Map(endpoints);
        EndSessionForm.Map(endpoints);
        SwitchTenantForm.Map(endpoints);
    }
}
