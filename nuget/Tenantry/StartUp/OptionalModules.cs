using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Content;
using Tenantry.Content.Pages;
using Tenantry.Lifecycle;
using Tenantry.Onboarding;
using Tenantry.Onboarding.Pages;
using Tenantry.RevenueDashboard;
using Tenantry.RevenueDashboard.Pages;

namespace Tenantry.StartUp;

/// <summary>Adds and maps the modules that a host can exclude.</summary>
internal static class OptionalModules
{
    public static void AddOptional(this IServiceCollection services, TenantryBuilder tenantry, TenantryModules without)
    {
        services.AddSingleton(new ExcludedModules(without));
        if (!without.HasFlag(TenantryModules.Onboarding))
        {
            tenantry.Onboarding = services.AddOnboarding();
            services.AddOnboardingPages();
        }

        if (!without.HasFlag(TenantryModules.Content))
        {
            tenantry.Content = services.AddContent();
            services.AddContentPages();
        }

        if (!without.HasFlag(TenantryModules.Lifecycle))
        {
            tenantry.Lifecycle = services.AddLifecycle();
        }

        if (!without.HasFlag(TenantryModules.RevenueDashboard))
        {
            tenantry.RevenueDashboard = services.AddRevenueDashboard();
            services.AddRevenueDashboardPages();
        }
    }

    public static void MapOptional(this IEndpointRouteBuilder endpoints)
    {
        var without = endpoints.ServiceProvider.GetRequiredService<ExcludedModules>().Modules;
        if (without.HasFlag(TenantryModules.Onboarding))
        {
            endpoints.MapHome("/space", "/space/billing");
        }
        else
        {
            endpoints.MapOnboarding();
        }

        if (!without.HasFlag(TenantryModules.Content))
        {
            endpoints.MapContent();
        }

        if (without.HasFlag(TenantryModules.RevenueDashboard))
        {
            endpoints.MapHome("/admin", "/admin/subscriptions");
        }
        else
        {
            endpoints.MapRevenueDashboard();
            endpoints.MapRevenueDashboardPages();
        }
    }

    // The last route, so that a home page of the host takes precedence.
    private static void MapHome(this IEndpointRouteBuilder endpoints, string path, string page) =>
        endpoints.MapGet(path, () => TypedResults.Redirect(page)).WithOrder(int.MaxValue).ExcludeFromDescription();

    private sealed record ExcludedModules(TenantryModules Modules);
}
