using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Metering;

/// <summary>Provides methods to configure metering.</summary>
/// <param name="services">The service collection.</param>
public sealed class MeteringBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a meter. Adding an equal meter again has no effect.</summary>
    /// <param name="key">The meter's key, which is also the key of the feature that limits it: a lower-case letter, then up to 59
    /// lower-case letters, digits and underscores. It never changes.</param>
    /// <param name="name">The display name in the plural, such as "API calls".</param>
    /// <param name="unit">The name of a single unit, such as "call".</param>
    /// <returns>This builder.</returns>
    public MeteringBuilder Meter(string key, string name, string unit)
    {
        Services.AddSingleton(new MeterDefinition(key, name, unit));
        return this;
    }

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public MeteringBuilder Configure(Action<MeteringOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
