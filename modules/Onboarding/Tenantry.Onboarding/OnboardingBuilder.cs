using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Onboarding;

/// <summary>What <c>AddOnboarding</c> returns: the place for adapters.</summary>
/// <param name="services">The services.</param>
public sealed class OnboardingBuilder(IServiceCollection services)
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public OnboardingBuilder Configure(Action<OnboardingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
