using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy;

/// <summary>What <c>AddTenancy</c> returns: the place for adapters.</summary>
/// <param name="services">The services.</param>
public sealed class TenancyBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public TenancyBuilder Configure(Action<TenancyOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
