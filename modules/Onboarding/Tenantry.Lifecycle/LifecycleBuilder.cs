using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Lifecycle;

/// <summary>Provides methods to configure lifecycle emails.</summary>
/// <param name="services">The service collection.</param>
public sealed class LifecycleBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public LifecycleBuilder Configure(Action<LifecycleOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
