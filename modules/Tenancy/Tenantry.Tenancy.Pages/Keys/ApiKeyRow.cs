using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;

namespace Tenantry.Tenancy.Pages;

/// <summary>An API key without its hash.</summary>
internal sealed class ApiKeyRow
{
    public TenantId TenantId { get; init; }

    public ApiKeyId Id { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public static IQueryable<ApiKeyRow> Query(TenancyDbContext db) => db.Set<ApiKey>().Select(key => new ApiKeyRow
    {
        TenantId = key.TenantId,
        Id = key.Id,
        Name = key.Name,
        Prefix = key.Prefix,
        Permissions = key.Permissions,
        CreatedAt = key.CreatedAt,
        LastUsedAt = key.LastUsedAt,
        ExpiresAt = key.ExpiresAt,
        RevokedAt = key.RevokedAt,
    });
}
