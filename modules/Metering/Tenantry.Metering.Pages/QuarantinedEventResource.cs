using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Metering.Data;
using Tenantry.Metering.Ingestion;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Quarantine;

namespace Tenantry.Metering.Pages;

/// <summary>Defines the operator's list of quarantined events, whose meters are unknown.</summary>
internal static class QuarantinedEventResource
{
    private const string Ready = "Ready to ingest";
    private const string Unknown = "Unknown meter";

    public static Resource<QuarantinedEvent> Define(MeterCatalog meters)
    {
        string[] known = [.. meters.All.Select(meter => meter.Key)];
        return new Resource<QuarantinedEvent>("unmatched-usage", "Quarantined events", MeteringPermissions.Operate)
        {
            Subtitle = "Events for unknown meters. Add the meter, then ingest them.",
            Icon = "help",
            Section = OperatorSections.Usage,
            Order = 46,
            SearchHint = "Search by meter or event key",
            Empty = "An event for a meter that does not exist is kept here, so that it is not lost.",
        }
            .FromDatabase<MeteringDbContext>("operator lists quarantined events", db => db.Set<QuarantinedEvent>())
            .Key(quarantined => quarantined.TenantId, quarantined => quarantined.Key)
            .Column("Meter", quarantined => quarantined.Meter, column => column.As(CellKind.Code).Search().Sort())
            .Column("Quantity", quarantined => quarantined.Quantity, column => column.Sort())
            .Column("Tenant", quarantined => quarantined.TenantId, column => column.Filter())
            .Column("Status", quarantined => quarantined.Meter, column => column.As(CellKind.Status)
                .Display((quarantined, _) => meters.Contains(quarantined.Meter) ? Ready : Unknown)
                .FilterChoices((Ready, quarantined => known.Contains(quarantined.Meter)),
                    (Unknown, quarantined => !known.Contains(quarantined.Meter))))
            .Column("Event key", quarantined => quarantined.Key, column => column.As(CellKind.Code).Search().Minor())
            .Column("Occurred", quarantined => quarantined.OccurredAt, column => column.Sort().Filter().Minor())
            .Column("Received", quarantined => quarantined.ReceivedAt, column => column.Sort().Filter())
            .OrderByDescending(quarantined => quarantined.ReceivedAt)
            .View("ready", Ready, quarantined => known.Contains(quarantined.Meter), counted: true)
            .NeedsAttention()
            .Status(quarantined => meters.Contains(quarantined.Meter) ? Ready : Unknown)
            .Heading(quarantined => $"{quarantined.Quantity:N0} {quarantined.Meter}")
            .Action("count", "Ingest", "Each event counts in the period in which it occurred.", IngestAsync, action => action
                .When(quarantined => meters.Contains(quarantined.Meter), IngestionProblems.MeterStillUnknown)
                .InList().Bulk().Done("The event was ingested."));
    }

    private static async Task<Result> IngestAsync(ResourceContext<QuarantinedEvent> context)
    {
        using var ambient = context.Services.GetRequiredService<ICurrentTenant>().Change(context.Row.TenantId);
        return await context.Services.GetRequiredService<ReplayQuarantinedEvent>().RunAsync(context.Row.Key, context.CancellationToken);
    }
}
