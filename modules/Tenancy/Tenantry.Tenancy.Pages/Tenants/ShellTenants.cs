using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Provides the current tenant and the user's other tenants to the page layouts.</summary>
internal sealed class ShellTenants(
    IHttpContextAccessor http, UserMemberships workplaces, RoleCatalog roles, IOptions<AdminUiOptions> shells) : IShellContext
{
    public ValueTask<ShellTenant?> CurrentTenantAsync(CancellationToken ct = default) => ValueTask.FromResult(CurrentTenant());

    public async ValueTask<IReadOnlyList<ShellTenant>> TenantsAsync(CancellationToken ct = default)
    {
        if (http.HttpContext?.Features.Get<SessionPrincipal>() is not { } principal)
        {
            return [];
        }

        return [.. (await workplaces.ListAsync(principal.UserId, ct)).Select(membership => new ShellTenant(
            membership.Name,
            membership.Tenant == principal.Tenant?.Id ? shells.Value.SpacePath : SwitchTenantForm.PathOf(membership.Tenant),
            roles.NameOf(membership.Role)) { Posts = membership.Tenant != principal.Tenant?.Id })];
    }

    private ShellTenant? CurrentTenant() => http.HttpContext?.Features.Get<SessionPrincipal>() is { Tenant: { } tenant } principal
        ? new ShellTenant(tenant.Name, shells.Value.SpacePath, principal.Role is { } role ? roles.NameOf(role) : null)
        : null;
}
