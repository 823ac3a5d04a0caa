using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tenantry.FeatureGating;

/// <summary>Provides methods to configure feature gating.</summary>
/// <param name="services">The service collection.</param>
public sealed class FeatureGatingBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a feature that plans can grant. Adding an equal feature again has no effect.</summary>
    /// <param name="key">The feature's key: a lower-case letter, then up to 59 lower-case letters, digits and underscores. It never
    /// changes.</param>
    /// <param name="name">The display name.</param>
    /// <param name="metered"><see langword="true"/> if plans limit the usage per period, counted by the meter with the same key; otherwise,
    /// <see langword="false"/>.</param>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder Feature(string key, string name, bool metered = false)
    {
        Services.AddSingleton(new FeatureDefinition(key, name, metered));
        return this;
    }

    /// <summary>Adds a source of entitlements in addition to plans. Adding a type again has no effect.</summary>
    /// <typeparam name="TSource">The type of the source. It is registered as a scoped service.</typeparam>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder AddEntitlementSource<TSource>()
        where TSource : class, IEntitlementSource
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IEntitlementSource, TSource>());
        return this;
    }

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public FeatureGatingBuilder Configure(Action<FeatureGatingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
