using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Keys;

/// <summary>What a new key is asked for with.</summary>
internal sealed record MakeKeyRequest(string? Name, IReadOnlyList<string>? Permissions);

/// <summary>A new key. <paramref name="Key"/> is in this answer and nowhere else.</summary>
internal sealed record KeyMade(Guid Id, string Name, string Prefix, string Key);

/// <summary>Makes a key that can do no more than the one who makes it.</summary>
internal sealed class MakeKey(
    TenancyDbContext db, ICurrentTenant current, ICurrentUser user, IAuthorizationService authorization, IEnumerable<PermissionDefinition> permissions,
    TimeProvider clock, ILogger<MakeKey> logger)
{
    private const int MaxName = 80;

    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapPost("/", async (MakeKeyRequest asked, MakeKey make, ClaimsPrincipal who, CancellationToken ct) =>
            (await make.RunAsync(asked, who, ct)).ToHttp(made => TypedResults.Created($"/api/keys/{made.Id}", made)))
        .WithName(nameof(MakeKey))
        .WithSummary("Makes an API key. The key is in this answer only.");

    /// <summary>Lists what a person may give to a key: every permission of the tenant's side that they have.</summary>
    public async Task<IReadOnlyList<PermissionDefinition>> GrantableAsync(ClaimsPrincipal who)
    {
        var own = new List<PermissionDefinition>();
        foreach (var permissionDefinition in permissions.Where(permissionDefinition => permissionDefinition.Side == PermissionSide.Tenant).DistinctBy(permissionDefinition => permissionDefinition.Name).OrderBy(permissionDefinition => permissionDefinition.Name, StringComparer.Ordinal))
        {
            if ((await authorization.AuthorizeAsync(who, permissionDefinition.Name)).Succeeded)
            {
                own.Add(permissionDefinition);
            }
        }

        return own;
    }

    public async Task<Result<KeyMade>> RunAsync(MakeKeyRequest asked, ClaimsPrincipal who, CancellationToken ct)
    {
        if (asked.Name?.Trim() is not { Length: > 0 and <= MaxName } name)
        {
            return TenancyProblems.NameInvalid.On("name");
        }

        var wanted = (asked.Permissions ?? []).Distinct(StringComparer.Ordinal).ToArray();
        var grantable = await GrantableAsync(who);
        if (wanted.Any(one => grantable.All(own => own.Name != one)))
        {
            return KeyProblems.PermissionNotYours.On("permissions");
        }

        var key = KeyText.New(current.Required, clock);
        db.Add(new ApiKey
        {
            Id = key.Id,
            Name = name,
            Prefix = key.Prefix,
            SecretHash = key.Hash,
            Permissions = wanted,
            CreatedBy = user.Actor,
            CreatedAt = clock.GetUtcNow(),
        });
        db.Audit("tenancy.key.made", $"key/{key.Id}", detail: new { permissions = wanted });
        await db.SaveChangesAsync(ct);
        logger.KeyMade(key.Id);
        return new KeyMade(key.Id.Value, name, key.Prefix, key.Reveal());
    }
}
