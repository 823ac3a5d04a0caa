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

/// <summary>Shows one person to the operator, with the way to each of their workspaces.</summary>
internal static class ShowPerson
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator reads a person", ct);
        if (!Guid.TryParse(id, out var key) || await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == key, ct) is not { } person)
        {
            return null;
        }

        var places = await (from member in db.Set<Membership>()
                            where member.PersonId == key
                            join tenant in db.Set<Tenant>() on member.TenantId equals tenant.TenantId
                            orderby member.JoinedAt
                            select new { member.TenantId, member.Role, tenant.Name }).ToListAsync(ct);
        var fields = services.GetRequiredService<UserFieldSet>();
        var extra = fields.Read(person.ExtraProperties, fields.All);
        var roles = services.GetRequiredService<RoleCatalog>();
        return new ResourceDetail(
            person.DisplayName,
            [
                new("Email", person.Email), new("Confirmed", person.EmailConfirmed), new("Joined", person.CreatedAt, CellKind.Time),
                new("Last sign-in", person.LastSignInAt, CellKind.Time), new("Locked until", person.LockoutEnd, CellKind.Time),
                .. fields.All.Select(field => new ResourceField(
                    field.Label, extra.TryGetValue(field.Name, out var value) ? UserFieldValue.Text(value) : null)),
                .. places.Select(place => new ResourceField(
                    $"Workspace, as {roles.NameOf(place.Role)}", new ResourceLink(place.Name, $"/admin/tenants/{place.TenantId}"))),
            ])
        {
            Status = PeopleResource.StatusOf(person, services.GetRequiredService<TimeProvider>().GetUtcNow()),
        };
    }
}
