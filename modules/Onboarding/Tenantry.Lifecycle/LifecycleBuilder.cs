using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Lifecycle;

/// <summary>Configures lifecycle emails; returned by <c>AddLifecycle</c>.</summary>
/// <param name="services">The services.</param>
public sealed class LifecycleBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public LifecycleBuilder Configure(Action<LifecycleOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
