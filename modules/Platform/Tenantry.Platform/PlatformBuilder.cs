using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform;

/// <summary>Represents a builder that configures the platform.</summary>
/// <param name="services">The services.</param>
public sealed class PlatformBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Configures options in code, which takes precedence over the configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public PlatformBuilder Configure(Action<PlatformOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
