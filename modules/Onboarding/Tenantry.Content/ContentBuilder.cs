using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Content;

/// <summary>Configures content; returned by <c>AddContent</c>.</summary>
/// <param name="services">The services.</param>
public sealed class ContentBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public ContentBuilder Configure(Action<ContentOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
