using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Hosting;

/// <summary>
/// Extension methods that add and run start checks. They run before the host starts anything, such as to check that a port is free.
/// </summary>
public static class StartChecks
{
    /// <summary>
    /// Adds a start check. Nothing is started when it runs, so it must not use the database, and it must not write anything.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="check">A function that returns one line with the setting and what to do, or <see langword="null"/> if the check
    /// passes.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddStartCheck(this IServiceCollection services, Func<IServiceProvider, string?> check) =>
        services.AddSingleton(new StartCheck(check));

    /// <summary>Runs every start check, in the order in which they were added.</summary>
    /// <param name="services">The host's services.</param>
    /// <exception cref="TenantryStartException">A check failed. The message is the line that it returned.</exception>
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
