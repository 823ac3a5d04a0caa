using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents the current data of a signed-in user in the tenant of the session.</summary>
internal sealed record SessionPrincipal(
    Guid UserId, string Email, string Name, string? SecurityStamp, bool IsOperator, string? Role, TenantState? Tenant);

/// <summary>Represents the data of a tenant that each request needs.</summary>
internal sealed record TenantState(TenantId Id, string Name, TenantStatus Status);

/// <summary>Reads the signed-in user on each request, so that a removed member loses access with the next request.</summary>
internal sealed class SessionPrincipals(TenancyDbContext db, ICurrentTenant current)
{
    /// <summary>Reads by three primary keys in one query, as the tenant of the session and never across tenants.</summary>
    public async Task<SessionPrincipal?> FindAsync(Guid userId, TenantId? tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        var row = await (
            from user in db.Set<User>()
            where user.Id == userId
            from member in db.Set<Membership>().Where(membership => membership.UserId == user.Id).DefaultIfEmpty()
            from record in db.Set<Tenant>().Where(tenantRow => tenantRow.TenantId == member!.TenantId).DefaultIfEmpty()
            select new { user.Email, user.DisplayName, user.SecurityStamp, user.IsOperator, member, record }).AsNoTracking()
            .FirstOrDefaultAsync(ct);
        return row is null
            ? null
            : new SessionPrincipal(
                userId, row.Email!, row.DisplayName, row.SecurityStamp, row.IsOperator, row.member?.Role,
                row.record is null ? null : StateOf(row.record));
    }

    public async Task<TenantState?> FindTenantAsync(TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        return await db.Set<Tenant>().AsNoTracking().FirstOrDefaultAsync(ct) is { } record ? StateOf(record) : null;
    }

    private static TenantState StateOf(Tenant tenant) => new(tenant.TenantId, tenant.Name, tenant.Status);
}
