using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi;

/// <summary>Registers pages and their entries in the navigation.</summary>
public static class PageRegistration
{
    /// <summary>Makes the routable components of an assembly reachable, whether or not the host has called <c>AddAdminUi</c> yet.</summary>
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
}

/// <summary>An assembly with pages, as a module registered it.</summary>
internal sealed record PageAssembly(Assembly Assembly);
