using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Permissions;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Registers and maps revenue metrics.</summary>
internal static class MetricsRegistration
{
    public static void AddRevenueMetrics(this IServiceCollection services)
    {
        services.AddScoped<GetRevenueMetrics>();
        services.AddScoped<GetProductRevenue>();
    }

    public static void MapRevenueMetrics(this IEndpointRouteBuilder endpoints) =>
        GetRevenue.Map(endpoints.MapGroup("/api/admin").WithTags("Revenue").RequirePermission(RevenueDashboardPermissions.View));
}
