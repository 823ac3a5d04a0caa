using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Adds the local Stripe to a host.</summary>
public static class StripeEmulatorModule
{
    /// <summary>
    /// Runs a local Stripe inside this process, from the host's start to its stop. Safe to call more than once: the configurations add up.
    /// Registers <see cref="StripeEmulatorServer"/> and <see cref="EmulatorClock"/>; register the clock as the host's
    /// <see cref="TimeProvider"/> yourself.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>The host's start throws <see cref="InvalidOperationException"/> in Production, and when the port is in use.</remarks>
    public static IServiceCollection AddStripeEmulator(this IServiceCollection services, Action<StripeEmulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<StripeEmulatorOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(provider => new EmulatorClock(provider.GetRequiredService<IOptions<StripeEmulatorOptions>>().Value.DataDirectory));
        services.TryAddSingleton(provider => new StripeEmulatorServer(
            provider.GetRequiredService<IOptions<StripeEmulatorOptions>>().Value,
            provider.GetRequiredService<EmulatorClock>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StripeEmulatorHostedService>());
        return services;
    }
}
