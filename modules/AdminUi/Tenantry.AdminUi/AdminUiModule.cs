using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi.Resources;

namespace Tenantry.AdminUi;

/// <summary>Extension methods that add and map the admin UI.</summary>
public static class AdminUiModule
{
    /// <summary>Adds the shells, the components and the error pages. Calling it more than once has no effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder that adds pages, navigation and options.</returns>
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
        services.TryAddSingleton<NavigationCounters>();
        services.TryAddScoped<Flash>();
        services.TryAddScoped<PageIds>();
        services.TryAddSingleton<PageAssemblies>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, PageReplacementPolicy>());
        services.AddResourcePages();
        return new AdminUiBuilder(services);
    }

    /// <summary>Validates the antiforgery token of every posted form. Call it after <c>UseAuthorization</c>.</summary>
    /// <param name="app">The application builder.</param>
    /// <returns>The same application builder.</returns>
    public static IApplicationBuilder UseAdminUi(this IApplicationBuilder app) => app.UseAntiforgery();

    /// <summary>Maps the static assets, every registered page, the error pages and the theme switch.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>A builder that adds conventions to the pages.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddAdminUi"/> was not called.</exception>
    public static RazorComponentsEndpointConventionBuilder MapAdminUi(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.ServiceProvider.GetService<PageAssemblies>()
            ?? throw new InvalidOperationException("Call services.AddAdminUi() before app.MapAdminUi().");

        endpoints.MapStaticAssets();
        ThemeSwitch.Map(endpoints);
        endpoints.MapResourcePages();
        return endpoints.MapRazorComponents<App>().AddAdditionalAssemblies([.. pages.All]);
    }
}
