using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Takes a person to another of their tenants: the session is made anew for it.</summary>
internal sealed class SwitchTenant(TenancyDbContext db, ICurrentTenant current)
{
    public async Task<Result<(ClaimsPrincipal Ticket, string Subdomain)>> RunAsync(Guid person, TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        if (!await db.Set<Membership>().AnyAsync(row => row.PersonId == person, ct))
        {
            return SessionProblems.NotAMember;
        }

        var one = await db.Set<Person>().SingleAsync(row => row.Id == person, ct);
        one.LastTenant = tenant;
        await db.SaveChangesAsync(ct);
        var subdomain = await db.Set<TenantAddress>().Where(row => row.Owner == tenant).Select(row => row.Subdomain).SingleAsync(ct);
        return (SignInSchemes.Ticket(one, tenant, SignInSchemes.Cookie), subdomain);
    }
}
