using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents the current data of a signed-in user in the tenant of the session.</summary>
internal sealed record SessionPrincipal(
    Guid UserId, Guid SessionId, string Email, string Name, string? SecurityStamp, string? OperatorRole, string? Role, TenantState? Tenant)
{
    public DateTimeOffset LastSeenAt { get; init; }

    public bool IsOperator => OperatorRole is not null;

    /// <summary>Gets a value indicating whether the user has an authenticator app or a passkey.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Gets a value indicating whether the session has neither been idle for too long nor reached its absolute end.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>Represents the data of a tenant that each request needs.</summary>
internal sealed record TenantState(TenantId Id, string Name, TenantStatus Status);

/// <summary>
/// Reads the signed-in user and the session on each request, so that a removed member and an ended session lose access with the next
/// request, on every node.
/// </summary>
internal sealed class SessionPrincipals(TenancyDbContext db, ICurrentTenant current, TenancyOptions options, TimeProvider clock)
{
    // The last use is updated at most once a minute, not with every request.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Reads by four primary keys in one query, as the tenant of the session and never across tenants.</summary>
    public async Task<SessionPrincipal?> FindAsync(Guid userId, Guid session, TenantId? tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        var row = await (
            from open in db.Set<Session>()
            where open.Id == session && open.UserId == userId
            join user in db.Set<User>() on open.UserId equals user.Id
            from member in db.Set<Membership>().Where(membership => membership.UserId == user.Id).DefaultIfEmpty()
            from record in db.Set<Tenant>().Where(tenantRow => tenantRow.TenantId == member!.TenantId).DefaultIfEmpty()
            select new
            {
                user.Email, user.DisplayName, user.SecurityStamp, user.OperatorRole, user.TwoFactorEnabled, open.LastSeenAt, open.ExpiresAt,
                member, record,
            }).AsNoTracking().FirstOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        return row is null
            ? null
            : new SessionPrincipal(
                userId, session, row.Email!, row.DisplayName, row.SecurityStamp, row.OperatorRole, row.member?.Role,
                row.record is null ? null : StateOf(row.record))
            {
                LastSeenAt = row.LastSeenAt,
                HasSecondFactor = row.TwoFactorEnabled,
                IsOpen = row.ExpiresAt > now && row.LastSeenAt + options.SessionLength > now,
            };
    }

    public async Task<TenantState?> FindTenantAsync(TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        return await db.Set<Tenant>().AsNoTracking().FirstOrDefaultAsync(ct) is { } record ? StateOf(record) : null;
    }

    public async Task UpdateLastSeenAsync(SessionPrincipal principal, string? address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (principal.LastSeenAt < now - SeenEvery)
        {
            await db.Set<Session>().Where(row => row.Id == principal.SessionId).ExecuteUpdateAsync(
                row => row.SetProperty(open => open.LastSeenAt, now).SetProperty(open => open.Address, address), ct);
        }
    }

    private static TenantState StateOf(Tenant tenant) => new(tenant.TenantId, tenant.Name, tenant.Status);
}
