namespace Tenantry.Tenancy.Memberships;

/// <summary>What a person is in one tenant.</summary>
internal sealed class Membership : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid PersonId { get; init; }

    public TenantRole Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }
}

internal static class Roles
{
    /// <summary>Gives the role as permissions name it.</summary>
    public static string Claim(this TenantRole role) => role switch
    {
        TenantRole.Owner => "owner",
        TenantRole.Admin => "admin",
        _ => "member",
    };
}
