namespace Tenantry.Tenancy.Memberships;

/// <summary>What a person is in one tenant.</summary>
internal sealed class Membership : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The key of the role, such as <c>admin</c>. A role that the host no longer defines grants nothing.</summary>
    public required string Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }
}
