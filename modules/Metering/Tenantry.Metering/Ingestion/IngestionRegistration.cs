using Microsoft.Extensions.DependencyInjection;
using Tenantry.Metering.Quarantine;

namespace Tenantry.Metering.Ingestion;

/// <summary>Registers event ingestion.</summary>
internal static class IngestionRegistration
{
    public static void AddIngestion(this IServiceCollection services)
    {
        services.AddScoped<RecordUsage>();
        services.AddScoped<IngestUsage>();
        services.AddScoped<QuarantineEvents>();
        services.AddScoped<ReplayQuarantinedEvent>();
    }
}
