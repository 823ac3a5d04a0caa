using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Switches to another tenant of the user. The session stays the same.</summary>
internal sealed class SwitchTenant(TenancyDbContext db, ICurrentTenant current)
{
    public async Task<Result<(ClaimsPrincipal Ticket, string Subdomain)>> RunAsync(Guid userId, Guid session, TenantId tenant,
        CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        if (!await db.Set<Membership>().AnyAsync(row => row.UserId == userId, ct))
        {
            return SessionProblems.NotAMember;
        }

        var user = await db.Set<User>().SingleAsync(row => row.Id == userId, ct);
        user.LastTenant = tenant;
        await db.SaveChangesAsync(ct);
        var subdomain = await db.Set<TenantSubdomain>().Where(row => row.Owner == tenant).Select(row => row.Subdomain).SingleAsync(ct);
        return (SignInSchemes.CreatePrincipal(user, session, tenant, SignInSchemes.Cookie), subdomain);
    }
}
