using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>Configures the pages, navigation and branding of the shells.</summary>
public sealed class AdminUiBuilder
{
    internal AdminUiBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds the routable components of an assembly. Adding an assembly more than once has no effect.</summary>
    /// <param name="assembly">The assembly that contains the pages.</param>
    public AdminUiBuilder AddPages(Assembly assembly)
    {
        Services.AddPages(assembly);
        return this;
    }

    /// <summary>Adds an item to the navigation of a shell. Adding an equal item more than once has no effect.</summary>
    /// <param name="item">The navigation item.</param>
    public AdminUiBuilder AddNavigation(NavigationItem item)
    {
        Services.AddNavigation(item);
        return this;
    }

    /// <summary>Configures the options in code, after they are bound to the configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    public AdminUiBuilder Configure(Action<AdminUiOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
