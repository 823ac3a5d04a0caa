using System.Buffers.Text;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Metering.Data;
using Tenantry.Metering.Ingestion;
using Tenantry.Metering.Quarantine;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Pages;

/// <summary>The operator's list of quarantined events, whose meters are unknown.</summary>
internal static class QuarantinedEventResource
{
    public static ResourceDefinition Definition { get; } =
        new("unmatched-usage", "Quarantined events", MeteringPermissions.Operate, ListAsync)
    {
        Subtitle = "Events for unknown meters. Add the meter, then ingest them.",
        Icon = "help",
        Group = OperatorSections.Usage,
        Order = 46,
        Columns = [new("Tenant"), new("Key", CellKind.Code), new("Meter", CellKind.Code), new("Quantity", CellKind.Number),
            new("Received", CellKind.Time)],
        Empty = "No quarantined events",
        Actions =
        [
            new("count", "Ingest", "The event counts in the period in which it occurred.", CountAsync)
            { IsInList = true, Done = "The event was ingested." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<MeteringDbContext>>()
            .CreateDbContextAsync("operator lists quarantined events", ct);
        var rows = db.Set<QuarantinedEvent>().AsNoTracking();
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.ReceivedAt).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(RowId(row), names.GetValueOrDefault(row.TenantId, "?"), row.Key, row.Meter,
                row.Quantity, row.ReceivedAt))],
            total);
    }

    // A sender's idempotency key can contain a slash or a question mark, which a URL segment cannot.
    private static string RowId(QuarantinedEvent row) => $"{row.TenantId}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(row.Key))}";

    private static async Task<Result> CountAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (id.Split('.', 2) is not [var tenant, var key] || !Guid.TryParse(tenant, out var tenantId) || !Base64Url.IsValid(key))
        {
            return IngestionProblems.QuarantinedEventNotFound;
        }

        using var ambient = services.GetRequiredService<ICurrentTenant>().Change(new TenantId(tenantId));
        return await services.GetRequiredService<ReplayQuarantinedEvent>()
            .RunAsync(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(key)), ct);
    }
}
