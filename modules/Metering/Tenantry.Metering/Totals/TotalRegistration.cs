using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Metering.Totals;

/// <summary>Registers usage counters and queries.</summary>
internal static class TotalRegistration
{
    public static void AddTotals(this IServiceCollection services)
    {
        services.AddScoped<OpenTotal>();
        services.AddScoped<ReadUsage>();
    }
}
