using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Metrics;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard;

/// <summary>Extension methods that add and map the revenue dashboard module.</summary>
public static class RevenueDashboardModule
{
    /// <summary>Adds the revenue ledger and metrics. Calling this method more than once has no further effect.</summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to configure the revenue dashboard.</returns>
    public static RevenueDashboardBuilder AddRevenueDashboard(this IHostApplicationBuilder builder) =>
        builder.Services.AddRevenueDashboard();

    /// <summary>Adds the revenue ledger and metrics. Calling this method more than once has no further effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to configure the revenue dashboard.</returns>
    public static RevenueDashboardBuilder AddRevenueDashboard(this IServiceCollection services)
    {
        services.AddPlatform();
        if (services.Any(service => service.ServiceType == typeof(MovementMetrics)))
        {
            return new RevenueDashboardBuilder(services);
        }

        services.AddOptions<RevenueDashboardOptions>().BindConfiguration(RevenueDashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RevenueDashboardOptions>, RevenueDashboardOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<RevenueDashboardOptions>>().Value);
        services.AddModuleDatabase<RevenueDashboardDbContext>(order: 70);
        services.AddPermissions(RevenueDashboardPermissions.All);
        services.AddMovements();
        services.AddPayments();
        services.AddRevenueMetrics();
        return new RevenueDashboardBuilder(services);
    }

    /// <summary>Maps <c>GET /api/admin/revenue</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddRevenueDashboard</c>.</exception>
    public static void MapRevenueDashboard(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<MovementMetrics>() is null)
        {
            throw new InvalidOperationException("Call builder.AddRevenueDashboard() before app.MapRevenueDashboard().");
        }

        endpoints.MapRevenueMetrics();
    }
}
