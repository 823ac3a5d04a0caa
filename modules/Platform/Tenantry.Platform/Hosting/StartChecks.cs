using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Hosting;

/// <summary>Checks that run before the host starts anything, such as whether a port is free.</summary>
public static class StartChecks
{
    /// <summary>Adds a check. It runs while nothing is started: it must not use the database, and it writes nothing.</summary>
    /// <param name="services">The services.</param>
    /// <param name="check">Returns one line that names the setting and says what to do, or null when all is well.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddStartCheck(this IServiceCollection services, Func<IServiceProvider, string?> check) =>
        services.AddSingleton(new StartCheck(check));

    /// <summary>Runs every check, in the order in which they were added.</summary>
    /// <param name="services">The host's services.</param>
    /// <exception cref="TenantryStartException">A check failed; the message is its line.</exception>
    public static void RunStartChecks(this IServiceProvider services)
    {
        foreach (var check in services.GetServices<StartCheck>())
        {
            if (check.Run(services) is { } failure)
            {
                throw new TenantryStartException(failure);
            }
        }
    }

    private sealed record StartCheck(Func<IServiceProvider, string?> Run);
}
