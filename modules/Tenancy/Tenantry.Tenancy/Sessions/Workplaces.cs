using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>A tenant that a person belongs to.</summary>
internal sealed record Workplace(TenantId Tenant, string Name, string Role);

/// <summary>Lists where a person belongs, which is the one question about a person that spans tenants.</summary>
internal sealed class Workplaces(IAcrossTenants<TenancyDbContext> across)
{
    public async Task<IReadOnlyList<Workplace>> OfAsync(Guid person, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("a person's own workspaces", ct);
        return await (
            from member in db.Set<Membership>()
            join tenant in db.Set<Tenant>() on member.TenantId equals tenant.TenantId
            where member.PersonId == person
            orderby member.JoinedAt, tenant.Name
            select new Workplace(tenant.TenantId, tenant.Name, member.Role)).ToListAsync(ct);
    }

    /// <summary>Chooses what a new session is for: the tenant of the address, else where the person worked last, else their first.</summary>
    public async Task<TenantId?> ChooseAsync(Person person, TenantId? byAddress, CancellationToken ct)
    {
        var places = await OfAsync(person.Id, ct);
        var wanted = byAddress ?? person.LastTenant;
        return places.FirstOrDefault(place => place.Tenant == wanted)?.Tenant ?? (byAddress is null && places is [var first, ..] ? first.Tenant : null);
    }
}
