using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Finds tenants by subdomain.</summary>
internal sealed class SubdomainLookup(TenancyDbContext db)
{
    public Task<TenantId?> FindAsync(string subdomain, CancellationToken ct) => db.Set<TenantSubdomain>()
        .Where(address => address.Subdomain == subdomain).Select(address => (TenantId?)address.Owner).FirstOrDefaultAsync(ct);
}
