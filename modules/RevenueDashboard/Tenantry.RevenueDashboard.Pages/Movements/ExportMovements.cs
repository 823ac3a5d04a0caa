using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Platform.Problems;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>
/// Exports the ledger as CSV, row by row and including corrections. The filters are those of the list; there is no limit.
/// </summary>
internal sealed class ExportMovements(ICrossTenantDbContextFactory<RevenueDashboardDbContext> across, ITenants tenants)
{
    private const int Batch = 500;
    private static readonly string[] Headers =
    [
        "At (UTC)", "Type", "MRR change", "Currency", "MRR change (minor units)", "Customer", "Customer ID", "Product", "Plan",
        "Reason", "Policy",
        "Subscription ID", "Movement ID", "Reverses", "Recorded at (UTC)",
    ];

    public static void Map(IEndpointRouteBuilder admin) => admin
        .MapGet("/movements.csv", (HttpContext http, ExportMovements export, CancellationToken ct) =>
            MovementFilter.Parse(http.Request.Query).ToHttp(filter => TypedResults.Stream(
                body => export.RunAsync(filter, body, ct), "text/csv; charset=utf-8", "movements.csv")))
        .WithName(nameof(ExportMovements));

    private async Task RunAsync(MovementFilter filter, Stream body, CancellationToken ct)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Csv.Line(Headers));
        await using var db = await across.CreateDbContextAsync("operator exports revenue movements", ct);
        var rows = filter.Apply(db.Set<MrrMovement>().AsNoTracking()).OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
        await foreach (var batch in rows.AsAsyncEnumerable().Chunk(Batch).WithCancellation(ct))
        {
            var names = await tenants.GetNamesAsync([.. batch.Select(row => row.TenantId).Distinct()], ct);
            foreach (var row in batch)
            {
                await writer.WriteAsync(Csv.Line(Cells(row, names.GetValueOrDefault(row.TenantId) ?? "")));
            }
        }
    }

    private static object?[] Cells(MrrMovement row, string tenant) =>
    [
        Time(row.At), row.Type, new PreciseMoney(row.Delta, row.Currency).Units, row.Currency.Code, row.Delta, tenant, row.TenantId,
        row.Product, row.Plan,
        row.Cause, row.PolicyVersion, row.Subscription, row.Id.Value, row.Reverses?.Value, Time(row.RecordedAt),
    ];

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
