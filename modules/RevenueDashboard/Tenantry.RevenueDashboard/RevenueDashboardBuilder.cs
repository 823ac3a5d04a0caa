using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.RevenueDashboard;

/// <summary>Provides methods to configure the revenue dashboard.</summary>
public sealed class RevenueDashboardBuilder
{
    internal RevenueDashboardBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public RevenueDashboardBuilder Configure(Action<RevenueDashboardOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
