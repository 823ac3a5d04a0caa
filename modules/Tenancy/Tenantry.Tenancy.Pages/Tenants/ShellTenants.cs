using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Tells the shells where the person works and where else they belong.</summary>
internal sealed class ShellTenants(
    IHttpContextAccessor http, Workplaces workplaces, RoleCatalog roles, IOptions<AdminUiOptions> shells) : IShellContext
{
    public ValueTask<ShellTenant?> CurrentTenantAsync(CancellationToken ct = default) => ValueTask.FromResult(Here());

    public async ValueTask<IReadOnlyList<ShellTenant>> TenantsAsync(CancellationToken ct = default)
    {
        if (http.HttpContext?.Features.Get<Standing>() is not { } standing)
        {
            return [];
        }

        return [.. (await workplaces.OfAsync(standing.PersonId, ct)).Select(place => new ShellTenant(
            place.Name,
            place.Tenant == standing.Tenant?.Id ? shells.Value.SpacePath : SwitchTenantForm.PathOf(place.Tenant),
            roles.NameOf(place.Role)) { Posts = place.Tenant != standing.Tenant?.Id })];
    }

    private ShellTenant? Here() => http.HttpContext?.Features.Get<Standing>() is { Tenant: { } tenant } standing
        ? new ShellTenant(tenant.Name, shells.Value.SpacePath, standing.Role is { } role ? roles.NameOf(role) : null)
        : null;
}
