using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gifts;
using Tenantry.Billing.Retention;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Endings;

/// <summary>Registers what ends a subscription early, and what keeps one.</summary>
internal static class EndingServices
{
    public static void AddEndings(this IServiceCollection services)
    {
        services.AddScoped<UnusedTime>();
        services.AddScoped<FinishEnd>();
        services.AddScoped<EndNow>();
        services.AddScoped<TakeRetentionOffer>();
        services.AddScoped<GiveTime>();
        services.AddRecurringJob<RunEnds>(RunEnds.Name, "0 0/5 * * * ?", JobScope.Once, "Finishes early ends that were left half done.");
    }
}
