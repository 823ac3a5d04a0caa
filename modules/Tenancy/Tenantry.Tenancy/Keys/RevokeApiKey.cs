using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Keys;

/// <summary>Revokes an API key immediately. Its row is kept, so that the audit log can still show its name.</summary>
internal sealed class RevokeApiKey(TenancyDbContext db, TimeProvider clock, ILogger<RevokeApiKey> logger)
{
    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapDelete("/{id:guid}", async (Guid id, RevokeApiKey revoke, CancellationToken ct) =>
            (await revoke.RunAsync(new ApiKeyId(id), null, ct)).ToHttp())
        .WithName(nameof(RevokeApiKey))
        .WithSummary("Revokes an API key immediately.");

    public async Task<Result> RunAsync(ApiKeyId id, string? reason, CancellationToken ct)
    {
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, ct);
        if (key is null)
        {
            return ApiKeyProblems.KeyNotFound;
        }

        key.RevokedAt = clock.GetUtcNow();
        db.Audit("tenancy.key.revoked", $"key/{id}", reason);
        await db.SaveChangesAsync(ct);
        logger.ApiKeyRevoked(id);
        return Result.Success;
    }
}
