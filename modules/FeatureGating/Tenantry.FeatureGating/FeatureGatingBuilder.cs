using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.FeatureGating;

/// <summary>What <c>AddFeatureGating</c> returns: the place for features.</summary>
/// <param name="services">The services.</param>
public sealed class FeatureGatingBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a feature that plans may grant. Adding an equal one twice is harmless.</summary>
    /// <param name="key">Its key: a lower-case letter, then up to 59 letters, digits and underscores; never renamed.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="metered">Whether plans limit how much of it is used in a period; a meter of the same key counts it.</param>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder Feature(string key, string name, bool metered = false)
    {
        Services.AddSingleton(new FeatureDefinition(key, name, metered));
        return this;
    }

    /// <summary>Adds a source of entitlements beside the plans. Adding a type again is harmless.</summary>
    /// <typeparam name="TSource">The source; a scoped service.</typeparam>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder AddEntitlementSource<TSource>()
        where TSource : class, IEntitlementSource
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IEntitlementSource, TSource>());
        return this;
    }

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder Configure(Action<FeatureGatingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
