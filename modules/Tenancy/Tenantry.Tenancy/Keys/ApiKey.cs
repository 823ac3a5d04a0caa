namespace Tenantry.Tenancy.Keys;

/// <summary>Identifies an API key.</summary>
/// <param name="Value">The UUID.</param>
internal readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Represents an API key of a tenant. Only the hash of its secret is stored.</summary>
internal sealed class ApiKey : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public ApiKeyId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the beginning of the key, by which users identify it. It is not part of the secret.</summary>
    public required string Prefix { get; init; }

    /// <summary>
    /// Gets the SHA-256 hash of the secret. The secret has 256 random bits, so a slower hash would not make guessing harder.
    /// </summary>
    public required byte[] SecretHash { get; init; }

    public required string[] Permissions { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Gets the member on whose behalf the key acts: it never has more permissions than this member has now.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>Gets the time from which the key is refused, or <see langword="null"/> if it doesn't expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
