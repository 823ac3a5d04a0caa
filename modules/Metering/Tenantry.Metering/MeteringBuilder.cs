using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Metering;

/// <summary>What <c>AddMetering</c> returns: the place for meters.</summary>
/// <param name="services">The services.</param>
public sealed class MeteringBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a meter. Adding an equal one twice is harmless.</summary>
    /// <param name="key">Its key, which is also the feature's that limits it: a lower-case letter, then up to 59 letters, digits and underscores; never renamed.</param>
    /// <param name="name">What people call it, in the plural: API calls.</param>
    /// <param name="unit">One of it: call.</param>
    /// <returns>This builder.</returns>
    public MeteringBuilder Meter(string key, string name, string unit)
    {
        Services.AddSingleton(new MeterDefinition(key, name, unit));
        return this;
    }

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public MeteringBuilder Configure(Action<MeteringOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
