using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a tenant to which a user belongs.</summary>
internal sealed record UserMembership(TenantId Tenant, string Name, string Role);

/// <summary>Lists the tenants of a user. It is the only query about a user that spans tenants.</summary>
internal sealed class UserMemberships(ICrossTenantDbContextFactory<TenancyDbContext> across)
{
    public async Task<IReadOnlyList<UserMembership>> ListAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("a user's own workspaces", ct);
        return await (
            from member in db.Set<Membership>()
            join tenant in db.Set<Tenant>() on member.TenantId equals tenant.TenantId
            where member.UserId == userId
            orderby member.JoinedAt, tenant.Name
            select new UserMembership(tenant.TenantId, tenant.Name, member.Role)).ToListAsync(ct);
    }

    /// <summary>Selects the tenant of a new session: the tenant of the host, then the last used tenant, then the first one.</summary>
    public async Task<TenantId?> SelectTenantAsync(User user, TenantId? byAddress, CancellationToken ct)
    {
        var memberships = await ListAsync(user.Id, ct);
        var preferred = byAddress ?? user.LastTenant;
        return memberships.FirstOrDefault(membership => membership.Tenant == preferred)?.Tenant
            ?? (byAddress is null && memberships is [var first, ..] ? first.Tenant : null);
    }
}
