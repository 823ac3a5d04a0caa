namespace Tenantry.Tenancy.Keys;

/// <summary>Names an API key.</summary>
/// <param name="Value">The UUID.</param>
internal readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A key with which a program works for one tenant. Of its secret only the hash is kept.</summary>
internal sealed class ApiKey : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public ApiKeyId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The beginning, by which people recognise it. It is no part of the secret.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256. The secret has 256 random bits, so nothing slower would make guessing harder.</summary>
    public required byte[] SecretHash { get; init; }

    public required string[] Permissions { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
