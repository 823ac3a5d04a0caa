using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Tenants;

/// <summary>
/// Implements the tenant directory for other modules. Each call creates its own scope, so calls can be made from anywhere and in parallel.
/// </summary>
internal sealed class TenantDirectory(IServiceScopeFactory scopes, ICrossTenantDbContextFactory<TenancyDbContext> across,
    ICurrentTenant current) : ITenants
{
    private const int MaxLimit = 1000;

    public async Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        await using var scope = scopes.CreateAsyncScope();
        return await Summaries(scope.ServiceProvider.GetRequiredService<TenancyDbContext>()).FirstOrDefaultAsync(ct);
    }

    public async Task<TenantSummary?> FindBySubdomainAsync(string subdomain, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SubdomainLookup>().FindAsync(subdomain.ToLowerInvariant(), ct) is { } tenant
            ? await FindAsync(tenant, ct)
            : null;
    }

    public async Task<IReadOnlyList<TenantSummary>> ListAsync(int skip, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxLimit);
        await using var db = await across.CreateDbContextAsync("list of tenants", ct);
        return await Summaries(db, skip, limit).ToListAsync(ct);
    }

    public async IAsyncEnumerable<TenantName> ListNamesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<TenantName> names;
        await using (var db = await across.CreateDbContextAsync("work for each tenant", ct))
        {
            names = await db.Set<Tenant>().OrderBy(row => row.CreatedAt).ThenBy(row => row.TenantId)
                .Select(row => new TenantName(row.TenantId, row.Name)).ToListAsync(ct);
        }

        foreach (var tenant in names)
        {
            yield return tenant;
        }
    }

    public async Task<IReadOnlyDictionary<TenantId, string>> GetNamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("names of tenants in a list", ct);
        return await db.Set<Tenant>().Where(row => tenants.Contains(row.TenantId))
            .ToDictionaryAsync(row => row.TenantId, row => row.Name, ct);
    }

    private static IQueryable<TenantSummary> Summaries(TenancyDbContext db, int skip = 0, int limit = 1) =>
        from tenant in db.Set<Tenant>().OrderBy(tenant => tenant.CreatedAt).ThenBy(tenant => tenant.TenantId).Skip(skip).Take(limit)
        join address in db.Set<TenantSubdomain>() on tenant.TenantId equals address.Owner
        orderby tenant.CreatedAt, tenant.TenantId
        select new TenantSummary(
            tenant.TenantId,
            tenant.Name,
            address.Subdomain,
            (from member in db.Set<Membership>()
             join user in db.Set<User>() on member.UserId equals user.Id
             where member.TenantId == tenant.TenantId && member.Role == TenantRoles.Owner
             orderby member.JoinedAt, member.UserId
             select user.Email).First()!,
            tenant.CreatedAt) { Status = tenant.Status };
}
