using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform;

/// <summary>What <c>AddPlatform</c> returns: the place for adapters.</summary>
/// <param name="services">The services.</param>
public sealed class PlatformBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public PlatformBuilder Configure(Action<PlatformOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
