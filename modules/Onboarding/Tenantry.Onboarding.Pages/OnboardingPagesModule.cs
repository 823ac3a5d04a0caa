using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Onboarding.Pages;

/// <summary>Adds the member's home page to a host.</summary>
public static class OnboardingPagesModule
{
    internal const string Home = "/space";

    /// <summary>Adds the member's home page at <c>/space</c>. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOnboardingPages(this IServiceCollection services) => services
        .AddPages(typeof(OnboardingPagesModule).Assembly)
        .AddNavigation(new NavigationItem(Shell.Space, "Home", Home, "home", 10, OnboardingPermissions.View));
}
