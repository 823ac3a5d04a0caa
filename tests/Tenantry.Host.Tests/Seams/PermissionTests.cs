using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Users;

namespace Tenantry.Host.Tests.Seams;

/// <summary>
/// Verifies permissions in a host whose own authorization handler grants some of them, like an adapter of another framework.
/// </summary>
public sealed class PermissionTests
{
    private static readonly TenantId Tenant = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task PermissionThatNoHandlerGrants_IsDenied()
    {
        await using var host = Host(grantEverything: false);
        (await IsGrantedAsync(host, BillingPermissions.View, User())).ShouldBeFalse();
        (await IsGrantedAsync(host, BillingPermissions.View, User(new Claim(TenantryClaims.Role, "owner")))).ShouldBeTrue();
        (await IsGrantedAsync(host, "Billing.NoSuchThing", User(new Claim(TenantryClaims.Operator, "true")))).ShouldBeFalse();
    }

    [Fact]
    public async Task HandlerOfTheHost_GrantsTheTenantsPermissions()
    {
        await using var host = Host(grantEverything: true);
        (await IsGrantedAsync(host, BillingPermissions.Manage, User(new Claim(TenantryClaims.Tenant, Tenant.ToString())))).ShouldBeTrue();
    }

    [Fact]
    public async Task HandlerThatGrantsEverything_GrantsNoOperatorsPermission_ToAPrincipalWithATenant()
    {
        await using var host = Host(grantEverything: true);
        (await IsGrantedAsync(host, BillingPermissions.Operate, User(new Claim(TenantryClaims.Tenant, Tenant.ToString())))).ShouldBeFalse();
        (await IsGrantedAsync(host, BillingPermissions.Operate, User())).ShouldBeTrue();
    }

    [Fact]
    public async Task HandlerThatGrantsEverything_GrantsNoOperatorsPermission_WhileATenantIsCurrent()
    {
        await using var host = Host(grantEverything: true);
        using var tenant = host.GetRequiredService<ICurrentTenant>().Change(Tenant);
        (await IsGrantedAsync(host, BillingPermissions.Operate, User())).ShouldBeFalse();
        (await IsGrantedAsync(host, BillingPermissions.Operate, User(new Claim(TenantryClaims.Operator, "true")))).ShouldBeTrue();
    }

    private static ServiceProvider Host(bool grantEverything)
    {
        var services = EmptyHost.Services();
        services.AddBilling();
        if (grantEverything)
        {
            services.AddSingleton<IAuthorizationHandler, GrantsEverything>();
        }

        return services.BuildServiceProvider();
    }

    private static ClaimsPrincipal User(params Claim[] claims) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Ada"), .. claims], "test"));

    private static async Task<bool> IsGrantedAsync(ServiceProvider host, string permission, ClaimsPrincipal principal)
    {
        await using var scope = host.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPermissionChecker>().IsGrantedAsync(principal, permission);
    }

    private sealed class GrantsEverything : AuthorizationHandler<PermissionRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
        {
            context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
