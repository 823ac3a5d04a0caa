using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.RevenueDashboard;

/// <summary>What <c>AddRevenueDashboard</c> returns: the place for adapters.</summary>
public sealed class RevenueDashboardBuilder
{
    internal RevenueDashboardBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public RevenueDashboardBuilder Configure(Action<RevenueDashboardOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
