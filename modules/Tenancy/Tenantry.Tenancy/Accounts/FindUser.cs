using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Reads the signed-in user.</summary>
internal sealed class FindUser(TenancyDbContext db)
{
    public Task<User> RunAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = ValidateSession.GetUserId(principal);
        return db.Set<User>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
    }
}
