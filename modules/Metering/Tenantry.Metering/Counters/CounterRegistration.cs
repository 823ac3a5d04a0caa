using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Metering.Counters;

/// <summary>Registers usage counters and queries.</summary>
internal static class CounterRegistration
{
    public static void AddCounters(this IServiceCollection services)
    {
        services.AddScoped<CreateUsageCounter>();
        services.AddScoped<UsageQuery>();
    }
}
