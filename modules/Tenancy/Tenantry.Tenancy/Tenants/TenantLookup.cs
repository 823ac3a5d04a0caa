using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;
using Tenantry.Platform.Tenants;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Answers other modules. Each question has a scope of its own, so it can be asked from anywhere, in parallel too.</summary>
internal sealed class TenantLookup(IServiceScopeFactory scopes, IAcrossTenants<TenancyDbContext> across, ICurrentTenant current) : ITenants, ITenantDirectory
{
    public async Task<TenantSummary?> FindAsync(TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenancyDbContext>();
        return await (
            from one in db.Set<Tenant>()
            join address in db.Set<TenantAddress>() on one.TenantId equals address.Owner
            select new TenantSummary(
                one.TenantId,
                one.Name,
                address.Subdomain,
                (from member in db.Set<Membership>()
                 join person in db.Set<Person>() on member.PersonId equals person.Id
                 where member.Role == TenantRole.Owner
                 orderby member.JoinedAt, member.PersonId
                 select person.Email).First()!,
                one.CreatedAt)).FirstOrDefaultAsync(ct);
    }

    public async IAsyncEnumerable<TenantId> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<TenantId> all;
        await using (var db = await across.OpenAsync("work for each tenant", ct))
        {
            all = await db.Set<Tenant>().OrderBy(row => row.CreatedAt).ThenBy(row => row.TenantId).Select(row => row.TenantId).ToListAsync(ct);
        }

        foreach (var tenant in all)
        {
            yield return tenant;
        }
    }

    public async Task<IReadOnlyDictionary<TenantId, string>> NamesAsync(IReadOnlyCollection<TenantId> tenants, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("names of tenants in a list", ct);
        return await db.Set<Tenant>().Where(row => tenants.Contains(row.TenantId)).ToDictionaryAsync(row => row.TenantId, row => row.Name, ct);
    }
}
