using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>A member of the current tenant.</summary>
internal sealed class MemberRow
{
    public Guid UserId { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public required string Role { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public static IQueryable<MemberRow> Query(TenancyDbContext db) =>
        from member in db.Set<Membership>()
        join user in db.Set<User>() on member.UserId equals user.Id
        select new MemberRow
        {
            UserId = user.Id,
            Name = user.DisplayName,
            Email = user.Email,
            Role = member.Role,
            JoinedAt = member.JoinedAt,
            LastSignInAt = user.LastSignInAt,
        };
}
