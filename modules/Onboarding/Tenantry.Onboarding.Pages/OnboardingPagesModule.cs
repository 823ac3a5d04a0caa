using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Onboarding.Pages;

/// <summary>Extension methods that add the member's home page.</summary>
public static class OnboardingPagesModule
{
    internal const string Home = "/space";

    /// <summary>Adds the member's home page at <c>/space</c>. Calling this method more than once has no further effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddOnboardingPages(this IServiceCollection services) => services
        .AddPages(typeof(OnboardingPagesModule).Assembly)
        .AddNavigation(new NavigationItem(Shell.Space, "Home", Home, "home", 10, OnboardingPermissions.View));
}
