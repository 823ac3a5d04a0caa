using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.RevenueDashboard.Metrics;

/// <summary>Gets the revenue metrics as JSON: precise amounts in minor units together with their display text.</summary>
internal static class GetRevenue
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/revenue", async (GetRevenueMetrics figures, CancellationToken ct) => TypedResults.Ok(await figures.RunAsync(ct)))
        .WithName(nameof(GetRevenue))
        .WithSummary("Gets MRR, its movements, targets and the breakdown by product.");
}
