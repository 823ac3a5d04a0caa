using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>Adds pages, navigation and branding to the shells.</summary>
public sealed class AdminUiBuilder
{
    internal AdminUiBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Makes the routable components of an assembly reachable. Adding one twice is harmless.</summary>
    /// <param name="assembly">The assembly that holds the pages.</param>
    public AdminUiBuilder AddPages(Assembly assembly)
    {
        Services.AddPages(assembly);
        return this;
    }

    /// <summary>Puts an entry into the navigation of a shell. Adding an equal one twice is harmless.</summary>
    /// <param name="item">The entry.</param>
    public AdminUiBuilder AddNavigation(NavigationItem item)
    {
        Services.AddNavigation(item);
        return this;
    }

    /// <summary>Sets options in code, after the configuration.</summary>
    /// <param name="configure">What to set.</param>
    public AdminUiBuilder Configure(Action<AdminUiOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
