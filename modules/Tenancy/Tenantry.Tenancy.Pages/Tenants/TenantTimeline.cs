using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Contributes the sign-up and new members to the tenant timeline.</summary>
internal sealed class TenantTimeline(ICrossTenantDbContextFactory<TenancyDbContext> across, RoleCatalog roles) : ITimelineContributor
{
    public string Topic => "Users";

    public string Permission => TenancyPermissions.ViewTenants;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var tenants = await db.Set<Tenant>().AsNoTracking().Where(row => row.TenantId == request.Tenant).ToListAsync(ct);
        var members = await (from member in db.Set<Membership>()
                             where member.TenantId == request.Tenant
                             join user in db.Set<User>() on member.UserId equals user.Id
                             orderby member.UserId descending
                             select new { user.DisplayName, user.Email, member.Role, member.JoinedAt }).AsNoTracking().ToListAsync(ct);
        return request.Cut(
            members.Select(member => new TimelineEntry(member.JoinedAt, $"{member.DisplayName} joined as {roles.NameOf(member.Role)}")
            {
                Text = member.Email, Icon = "user-plus", Href = $"/admin/people?q={Uri.EscapeDataString(member.Email!)}",
            }).Concat(tenants.Select(tenant => new TimelineEntry(tenant.CreatedAt, $"{tenant.Name} signed up")
            {
                Icon = "building", Mood = TimelineMood.Good,
            })));
    }
}
