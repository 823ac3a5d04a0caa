using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Permissions;
using Tenantry.RevenueDashboard.Figures;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard;

/// <summary>The two lines of the revenue dashboard.</summary>
public static class RevenueDashboardModule
{
    /// <summary>Adds the ledger of recurring revenue and the operator's pages at <c>/admin</c>. Calling it twice is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The place for adapters.</returns>
    public static RevenueDashboardBuilder AddRevenueDashboard(this IHostApplicationBuilder builder)
    {
        builder.AddPlatform();
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(RevenueDashboardMetrics)))
        {
            return new RevenueDashboardBuilder(services);
        }

        services.AddOptions<RevenueDashboardOptions>().BindConfiguration(RevenueDashboardOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RevenueDashboardOptions>, RevenueDashboardOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<RevenueDashboardOptions>>().Value);
        services.AddSingleton<RevenueDashboardMetrics>();
        services.AddModuleDatabase<RevenueDashboardDbContext>(order: 70);
        services.AddPermissions(RevenueDashboardPermissions.All);
        services.AddEventHandler<SubscriptionChanged, RecordSubscription>();
        services.AddEventHandler<SubscriptionEnded, RecordSubscription>();
        services.AddEventHandler<PaymentReceived, RecordPayment>();
        services.AddEventHandler<PaymentRefunded, RecordRefund>();
        services.AddEventHandler<PaymentDisputed, RecordRefund>();
        services.AddRecurringJob<CheckLedger>(
            CheckLedger.Name, "0 20 3 * * ?", JobScope.Once, "Proves that the movements of recurring revenue add up to the subscriptions.");
        services.AddScoped<ReadFigures>();
        services.AddScoped<ReadProducts>();
        services.AddScoped<ListMovements>();
        services.AddScoped<ExportMovements>();
        AddPages(services);
        return new RevenueDashboardBuilder(services);
    }

    /// <summary>Maps <c>GET /api/admin/revenue</c> and the CSV of movements. The pages are mapped by <c>MapAdminUi</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <exception cref="InvalidOperationException">The host has not called <see cref="AddRevenueDashboard"/>.</exception>
    public static void MapRevenueDashboard(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<RevenueDashboardMetrics>() is null)
        {
            throw new InvalidOperationException("Call builder.AddRevenueDashboard() before app.MapRevenueDashboard().");
        }

        GetRevenue.Map(endpoints.MapGroup("/api/admin").WithTags("Revenue").RequirePermission(RevenueDashboardPermissions.View));
        ExportMovements.Map(endpoints.MapGroup("/admin").RequirePermission(RevenueDashboardPermissions.View));
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddPages(typeof(RevenueDashboardModule).Assembly);
        services.AddNavigation(new NavigationItem(Shell.Operator, "Revenue", "/admin", "chart-line", 0, RevenueDashboardPermissions.View));
        services.AddNavigation(new NavigationItem(Shell.Operator, "Movements", "/admin/movements", "activity", 1, RevenueDashboardPermissions.View));
    }
}
