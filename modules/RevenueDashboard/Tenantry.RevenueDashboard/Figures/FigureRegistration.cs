using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Permissions;

namespace Tenantry.RevenueDashboard.Figures;

/// <summary>Registers and maps revenue metrics.</summary>
internal static class FigureRegistration
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<ReadFigures>();
        services.AddScoped<ReadProducts>();
    }

    public static void MapFigures(this IEndpointRouteBuilder endpoints) =>
        GetRevenue.Map(endpoints.MapGroup("/api/admin").WithTags("Revenue").RequirePermission(RevenueDashboardPermissions.View));
}
