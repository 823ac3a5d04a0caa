using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Metering.Totals;

/// <summary>Registers the totals of billing periods.</summary>
internal static class TotalRegistration
{
    public static void AddTotals(this IServiceCollection services)
    {
        services.AddScoped<OpenTotal>();
        services.AddScoped<ReadUsage>();
    }
}
