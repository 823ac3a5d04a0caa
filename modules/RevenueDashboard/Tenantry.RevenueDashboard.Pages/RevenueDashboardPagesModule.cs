using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Permissions;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Extension methods that add and map the operator pages of the revenue dashboard.</summary>
public static class RevenueDashboardPagesModule
{
    /// <summary>
    /// Adds the operator's home at <c>/admin</c> and the list of movements. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddRevenueDashboardPages(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ListMovements)))
        {
            return services;
        }

        services.AddScoped<ListMovements>();
        services.AddScoped<ExportMovements>();
        services.AddTenantFigures<RevenueFigures>();
        services.AddPages(typeof(RevenueDashboardPagesModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Operator, "Revenue", "/admin", "chart-line", 0, RevenueDashboardPermissions.View,
            OperatorSections.Revenue));
        return services.AddNavigation(
            new NavigationItem(Shell.Operator, "Movements", "/admin/movements", "activity", 1, RevenueDashboardPermissions.View,
                OperatorSections.Revenue));
    }

    /// <summary>Maps the CSV export of movements at <c>/admin/movements.csv</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    public static void MapRevenueDashboardPages(this IEndpointRouteBuilder endpoints) =>
        ExportMovements.Map(endpoints.MapGroup("/admin").RequirePermission(RevenueDashboardPermissions.View));
}
