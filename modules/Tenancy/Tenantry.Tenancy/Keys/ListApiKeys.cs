using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Keys;

/// <summary>Represents an API key in a list.</summary>
internal sealed record ApiKeySummary(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Permissions, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt);

/// <summary>Lists the active API keys.</summary>
internal sealed class ListApiKeys(TenancyDbContext db)
{
    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapGet("/", async (ListApiKeys list, CancellationToken ct) => TypedResults.Ok(await list.RunAsync(ct)))
        .WithName(nameof(ListApiKeys))
        .WithSummary("Lists the API keys, newest first.");

    public async Task<IReadOnlyList<ApiKeySummary>> RunAsync(CancellationToken ct) => await db.Set<ApiKey>()
        .Where(row => row.RevokedAt == null)
        .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)
        .Select(row => new ApiKeySummary(row.Id.Value, row.Name, row.Prefix, row.Permissions, row.CreatedAt, row.LastUsedAt,
            row.ExpiresAt))
        .ToListAsync(ct);
}
