namespace Tenantry.Tenancy.Memberships;

/// <summary>Represents the membership of a user in a tenant.</summary>
internal sealed class Membership : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Gets or sets the key of the role, such as <c>admin</c>. A role that the host no longer defines grants nothing.</summary>
    public required string Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }
}
