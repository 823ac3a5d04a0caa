using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Content;

/// <summary>Provides methods to configure content.</summary>
/// <param name="services">The service collection.</param>
public sealed class ContentBuilder(IServiceCollection services)
{
    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Configures the options in code. Code takes precedence over configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public ContentBuilder Configure(Action<ContentOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
