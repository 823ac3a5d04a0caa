using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Extension methods that add the Stripe emulator to a host.</summary>
public static class StripeEmulatorModule
{
    /// <summary>
    /// Adds a Stripe emulator that runs in this process while the host runs. Can be called more than once; the configurations are combined.
    /// Registers <see cref="StripeEmulatorServer"/> and <see cref="EmulatorClock"/>. To share the clock, register it as the host's
    /// <see cref="TimeProvider"/> as well.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">A callback that sets the options; <see langword="null"/> to use the defaults.</param>
    /// <returns>The same service collection.</returns>
    /// <remarks>Starting the host throws <see cref="InvalidOperationException"/> in Production, and if the port is in use.</remarks>
    public static IServiceCollection AddStripeEmulator(this IServiceCollection services, Action<StripeEmulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<StripeEmulatorOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(provider =>
            new EmulatorClock(provider.GetRequiredService<IOptions<StripeEmulatorOptions>>().Value.DataDirectory));
        services.TryAddSingleton(provider => new StripeEmulatorServer(
            provider.GetRequiredService<IOptions<StripeEmulatorOptions>>().Value,
            provider.GetRequiredService<EmulatorClock>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StripeEmulatorHostedService>());
        return services;
    }
}
