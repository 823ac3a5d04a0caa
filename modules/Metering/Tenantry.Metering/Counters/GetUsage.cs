using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Metering.Counters;

/// <summary>Gets the tenant's usage of each meter in a time range. The default is the current calendar month in UTC.</summary>
internal static class GetUsage
{
    public static void Map(IEndpointRouteBuilder usage) => usage
        .MapGet("", async (
            DateTimeOffset? from, DateTimeOffset? to, MeteringDbContext db, MeterCatalog meters, TimeProvider clock,
            CancellationToken ct) =>
            (await RunAsync(from, to, db, meters, clock, ct)).ToHttp(TypedResults.Ok))
        .RequirePermission(MeteringPermissions.Read)
        .Produces<UsageResponse>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .WithName(nameof(GetUsage))
        .WithSummary("Gets the usage of each meter in a period.");

    private static async Task<Result<UsageResponse>> RunAsync(
        DateTimeOffset? from, DateTimeOffset? to, MeteringDbContext db, MeterCatalog meters, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var start = (from ?? new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero)).ToDatabasePrecision();
        var end = (to ?? (from is null ? start.AddMonths(1) : now)).ToDatabasePrecision();
        if (end <= start || end - start > TimeSpan.FromDays(366))
        {
            return UsageQueryProblems.InvalidRange;
        }

        var used = await db.Set<UsageEvent>().Where(row => row.OccurredAt >= start && row.OccurredAt < end)
            .GroupBy(row => row.Meter).Select(group => new { group.Key, Used = group.Sum(row => row.Quantity) })
            .ToDictionaryAsync(row => row.Key, row => row.Used, ct);
        return new UsageResponse(start, end,
            [.. meters.All.Select(meter => new MeterUsage(meter.Key, meter.Name, meter.Unit, used.GetValueOrDefault(meter.Key)))]);
    }
}

/// <summary>Represents the usage in a time range.</summary>
/// <param name="From">The start, inclusive.</param>
/// <param name="To">The end, exclusive.</param>
/// <param name="Meters">The usage of each meter.</param>
internal sealed record UsageResponse(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<MeterUsage> Meters);

/// <summary>Represents the usage of one meter.</summary>
internal sealed record MeterUsage(string Meter, string Name, string Unit, long Used);
