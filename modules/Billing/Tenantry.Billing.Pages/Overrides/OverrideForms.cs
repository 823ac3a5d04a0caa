using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Handles the buttons of the overrides page.</summary>
internal static class OverrideForms
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/admin/tenants/{tenant:guid}/overrides/{id:guid}/lift", RemoveAsync)
        .RequirePermission(BillingPermissions.Grant);

    private static async Task<IResult> RemoveAsync(
        Guid tenant, Guid id, [FromForm] string? reason, HttpRequest request, EndOverride end, Flash flash, CancellationToken ct)
    {
        if (await end.RemoveAsync(new TenantId(tenant), id, reason ?? "", ct) is { IsProblem: true, Problem: var problem })
        {
            flash.Danger(problem.Message);
        }
        else
        {
            flash.Success("Override removed.");
        }

        return TypedResults.LocalRedirect(request.PathBase + OverridesPage.At(new TenantId(tenant)));
    }
}
