using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>What a person is right now, in the tenant that their session is for.</summary>
internal sealed record Standing(
    Guid PersonId, string Email, string Name, string? Stamp, bool IsOperator, string? Role, TenantState? Tenant);

/// <summary>What a request must know of a tenant.</summary>
internal sealed record TenantState(TenantId Id, string Name, TenantStatus Status);

/// <summary>Reads standings anew for each request: who was removed has no access from the next request on.</summary>
internal sealed class Standings(TenancyDbContext db, ICurrentTenant current)
{
    /// <summary>Three primary keys in one query, as the tenant in question: nothing here looks across tenants.</summary>
    public async Task<Standing?> FindAsync(Guid person, TenantId? tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        var found = await (
            from one in db.Set<Person>()
            where one.Id == person
            from member in db.Set<Membership>().Where(row => row.PersonId == one.Id).DefaultIfEmpty()
            from record in db.Set<Tenant>().Where(row => row.TenantId == member!.TenantId).DefaultIfEmpty()
            select new { one.Email, one.DisplayName, one.SecurityStamp, one.IsOperator, member, record }).AsNoTracking().FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : new Standing(
                person, found.Email!, found.DisplayName, found.SecurityStamp, found.IsOperator, found.member?.Role,
                found.record is null ? null : StateOf(found.record));
    }

    public async Task<TenantState?> TenantAsync(TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        return await db.Set<Tenant>().AsNoTracking().FirstOrDefaultAsync(ct) is { } record ? StateOf(record) : null;
    }

    private static TenantState StateOf(Tenant tenant) => new(tenant.TenantId, tenant.Name, tenant.Status);
}
