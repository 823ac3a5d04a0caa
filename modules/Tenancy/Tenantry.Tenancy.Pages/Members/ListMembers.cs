using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>Represents a member in a list.</summary>
internal sealed record MemberSummary(
    Guid Id, string Name, string Email, string Role, DateTimeOffset JoinedAt, DateTimeOffset? LastSignInAt);

/// <summary>Lists the members of the current tenant.</summary>
internal sealed class ListMembers(TenancyDbContext db)
{
    public async Task<IReadOnlyList<MemberSummary>> RunAsync(CancellationToken ct) => await (
        from member in db.Set<Membership>()
        join user in db.Set<User>() on member.UserId equals user.Id
        orderby member.JoinedAt, user.DisplayName
        select new MemberSummary(user.Id, user.DisplayName, user.Email!, member.Role, member.JoinedAt, user.LastSignInAt)).ToListAsync(ct);
}
