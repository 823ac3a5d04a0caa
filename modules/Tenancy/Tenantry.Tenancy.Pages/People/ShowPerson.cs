using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.People.UserFields;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>Gets the details of a user for the operator, with links to the user's workspaces.</summary>
internal static class ShowPerson
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator reads a user", ct);
        if (!Guid.TryParse(id, out var key) || await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == key, ct) is not { } user)
        {
            return null;
        }

        var memberships = await (from member in db.Set<Membership>()
                            where member.PersonId == key
                            join tenant in db.Set<Tenant>() on member.TenantId equals tenant.TenantId
                            orderby member.JoinedAt
                            select new { member.TenantId, member.Role, tenant.Name }).ToListAsync(ct);
        var fields = services.GetRequiredService<UserFieldSet>();
        var extra = fields.Read(user.ExtraProperties, fields.All);
        var roles = services.GetRequiredService<RoleCatalog>();
        return new ResourceDetail(
            user.DisplayName,
            [
                new("Email", user.Email), new("Confirmed", user.EmailConfirmed), new("Joined", user.CreatedAt, CellKind.Time),
                new("Last sign-in", user.LastSignInAt, CellKind.Time), new("Locked until", user.LockoutEnd, CellKind.Time),
                .. fields.All.Select(field => new ResourceField(
                    field.Label, extra.TryGetValue(field.Name, out var value) ? UserFieldValue.Text(value) : null)),
                .. memberships.Select(membership => new ResourceField(
                    $"Workspace ({roles.NameOf(membership.Role)})", new ResourceLink(membership.Name, $"/admin/tenants/{membership.TenantId}"))),
            ])
        {
            Status = PeopleResource.StatusOf(user, services.GetRequiredService<TimeProvider>().GetUtcNow()),
        };
    }
}
