using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Keys;

/// <summary>Represents a request to create an API key.</summary>
internal sealed record CreateApiKeyRequest(
    string? Name, IReadOnlyList<string>? Permissions, DateTimeOffset? ExpiresAt = null);

/// <summary>Represents a new API key. <paramref name="Key"/> is only available in this response.</summary>
internal sealed record CreatedApiKey(Guid Id, string Name, string Prefix, string Key);

/// <summary>Creates an API key. It cannot have permissions that its creator does not have.</summary>
internal sealed class CreateApiKey(
    TenancyDbContext db, ICurrentTenant current, ICurrentUser user, IAuthorizationService authorization,
    IEnumerable<PermissionDefinition> permissions,
    TimeProvider clock, ILogger<CreateApiKey> logger)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapPost("/", async (CreateApiKeyRequest request, CreateApiKey make, ClaimsPrincipal principal, CancellationToken ct) =>
            (await make.RunAsync(request, principal, ct)).ToHttp(created => TypedResults.Created($"/api/keys/{created.Id}", created)))
        .WithName(nameof(CreateApiKey))
        .WithSummary("Creates an API key. The key is only available in this response.");

    /// <summary>Lists the permissions that a user can grant to a key: all tenant permissions that the user has.</summary>
    public async Task<IReadOnlyList<PermissionDefinition>> ListGrantableAsync(ClaimsPrincipal principal)
    {
        var grantable = new List<PermissionDefinition>();
        foreach (var permission in permissions.Where(permission => permission.Side == PermissionSide.Tenant)
            .DistinctBy(permission => permission.Name).OrderBy(permission => permission.Name, StringComparer.Ordinal))
        {
            if ((await authorization.AuthorizeAsync(principal, permission.Name)).Succeeded)
            {
                grantable.Add(permission);
            }
        }

        return grantable;
    }

    public async Task<Result<CreatedApiKey>> RunAsync(CreateApiKeyRequest request, ClaimsPrincipal principal, CancellationToken ct)
    {
        if (request.Name?.Trim() is not { Length: > 0 and <= MaxName } keyName)
        {
            return TenancyProblems.NameInvalid.WithField("name");
        }

        var requested = (request.Permissions ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var grantable = await ListGrantableAsync(principal);
        if (requested.Any(name => grantable.All(permission => permission.Name != name)))
        {
            return ApiKeyProblems.PermissionNotGranted.WithField("permissions");
        }

        if (request.ExpiresAt <= clock.GetUtcNow())
        {
            return ApiKeyProblems.ExpiryInvalid.WithField("expiresAt");
        }

        var key = ApiKeyText.New(current.Required, clock);
        db.Add(new ApiKey
        {
            Id = key.Id,
            Name = keyName,
            Prefix = key.Prefix,
            SecretHash = key.Hash,
            Permissions = requested,
            CreatedBy = user.Actor,
            OnBehalfOf = await MemberAsync(principal, ct),
            ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
            CreatedAt = clock.GetUtcNow(),
        });
        db.Audit("tenancy.key.made", $"key/{key.Id}", detail: new { permissions = requested });
        await db.SaveChangesAsync(ct);
        logger.ApiKeyCreated(key.Id);
        return new CreatedApiKey(key.Id.Value, keyName, key.Prefix, key.Reveal());
    }

    // A key that was created by a key acts on behalf of the same member, or it would outlive the member's role.
    private async Task<Guid?> MemberAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.FindFirstValue(TenantryClaims.ApiKey), out var parent))
        {
            return user.Id?.Value;
        }

        var id = new ApiKeyId(parent);
        return await db.Set<ApiKey>().Where(row => row.Id == id).Select(row => row.OnBehalfOf).FirstOrDefaultAsync(ct);
    }
}
