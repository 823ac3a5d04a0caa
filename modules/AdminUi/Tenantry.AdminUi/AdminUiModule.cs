using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi.Operations;
using Tenantry.AdminUi.Resources;

namespace Tenantry.AdminUi;

/// <summary>The two lines of this package, and the two that other modules use to register their pages.</summary>
public static class AdminUiModule
{
    /// <summary>Registers the shells, the parts and the error pages. Calling it twice is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    public static AdminUiBuilder AddAdminUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddAuthorization();
        services.AddOptions<AdminUiOptions>().BindConfiguration(AdminUiOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdminUiOptions>, AdminUiOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupFilter, ErrorPagesFilter>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<INavigationFilter, PermissionNavigationFilter>();
        services.TryAddScoped<IShellContext, NoShellContext>();
        services.TryAddScoped<Navigation>();
        services.TryAddScoped<Flash>();
        services.TryAddScoped<PageIds>();
        services.TryAddSingleton<PageAssemblies>();
        services.AddResourcePages();
        services.AddOperations();
        return new AdminUiBuilder(services);
    }

    /// <summary>Makes the routable components of an assembly reachable, whether or not the host has called <see cref="AddAdminUi"/> yet.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="assembly">The assembly that holds the pages.</param>
    public static IServiceCollection AddPages(this IServiceCollection services, Assembly assembly)
    {
        services.AddSingleton(new PageAssembly(assembly));
        return services;
    }

    /// <summary>Puts an entry into the navigation of a shell. Adding an equal one twice is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="item">The entry.</param>
    public static IServiceCollection AddNavigation(this IServiceCollection services, NavigationItem item)
    {
        services.AddSingleton(item);
        return services;
    }

    /// <summary>Maps the static assets, every registered page, the error pages and the theme switch.</summary>
    /// <param name="endpoints">The host.</param>
    /// <returns>The pages, to which conventions can be added.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <see cref="AddAdminUi"/>.</exception>
    public static RazorComponentsEndpointConventionBuilder MapAdminUi(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.ServiceProvider.GetService<PageAssemblies>()
            ?? throw new InvalidOperationException("Call services.AddAdminUi() before app.MapAdminUi().");

        if (endpoints is IApplicationBuilder app)
        {
            app.UseAntiforgery();
        }

        endpoints.MapStaticAssets();
        ThemeSwitch.Map(endpoints);
        endpoints.MapResourcePages();
        InboxRoute.Map(endpoints);
        return endpoints.MapRazorComponents<App>().AddAdditionalAssemblies([.. pages.All]);
    }
}
