using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.AdminUi;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Keys;

/// <summary>Ends a key at once. It stays in the table, so that the trail of what it did keeps its name.</summary>
internal sealed class RevokeKey(TenancyDbContext db, TimeProvider clock, ILogger<RevokeKey> logger)
{
    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapDelete("/{id:guid}", async (Guid id, RevokeKey revoke, CancellationToken ct) => (await revoke.RunAsync(new ApiKeyId(id), null, ct)).ToHttp())
        .WithName(nameof(RevokeKey))
        .WithSummary("Revokes an API key. Programs that use it are refused from now on.");

    public static void MapForm(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/space/keys/{id:guid}/revoke", async (Guid id, RevokeKey revoke, Flash flash, CancellationToken ct) =>
        {
            var revoked = await revoke.RunAsync(new ApiKeyId(id), null, ct);
            if (revoked.IsProblem)
            {
                return (IResult)revoked.ToHttp();
            }

            flash.Success("The key is revoked. Programs that use it are refused from now on.");
            return TypedResults.LocalRedirect("/space/keys");
        })
        .RequireForm()
        .RequireAuthorization(TenancyPermissions.ManageKeys)
        .ExcludeFromDescription();

    public async Task<Result> RunAsync(ApiKeyId id, string? reason, CancellationToken ct)
    {
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, ct);
        if (key is null)
        {
            return TenancyProblems.KeyNotFound;
        }

        key.RevokedAt = clock.GetUtcNow();
        db.Audit("tenancy.key.revoked", $"key/{id}", reason);
        await db.SaveChangesAsync(ct);
        logger.KeyRevoked(id);
        return Result.Done;
    }
}
