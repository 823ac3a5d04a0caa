using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Permissions;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;

namespace Tenantry.Tenancy.Keys;

/// <summary>
/// Limits an API key to what its creator may do now. A key of a member who left the tenant is refused, and one of a member with a lesser
/// role loses the same permissions.
/// </summary>
internal sealed class ApiKeyPermissions(TenancyDbContext db, IOptions<RoleOptions> roles, IEnumerable<PermissionDefinition> definitions)
{
    public async Task<IReadOnlyList<string>?> FindAsync(ApiKey key, CancellationToken ct)
    {
        if (key.OnBehalfOf is not { } userId)
        {
            return key.Permissions;
        }

        var role = await db.Set<Membership>().Where(row => row.UserId == userId).Select(row => row.Role).FirstOrDefaultAsync(ct);
        return role is null
            ? null
            : [.. definitions.Where(permission => key.Permissions.Contains(permission.Name) && roles.Value.Grants(role, permission))
                .Select(permission => permission.Name).Distinct()];
    }
}
