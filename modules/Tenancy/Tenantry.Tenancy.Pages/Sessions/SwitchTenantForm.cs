using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Maps the form that switches to another tenant.</summary>
internal static class SwitchTenantForm
{
    public static string PathOf(TenantId tenant) => $"/space/switch/{tenant}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/space/switch/{tenant:guid}", async (
            Guid tenant, SwitchTenant switchTenant, HttpContext context, TenantUrls addresses, IOptions<AdminUiOptions> shells,
            CancellationToken ct) =>
        {
            var result = await switchTenant.RunAsync(ValidateSession.GetUserId(context.User)!.Value,
                ValidateSession.GetSessionId(context.User)!.Value, new TenantId(tenant), ct);
            if (result.IsProblem)
            {
                return result.Problem.ToHttp();
            }

            await context.SignInAsync(SignInSchemes.Cookie, result.Value.Ticket);
            return Results.Redirect(addresses.GetPageUrl(context.Request, result.Value.Subdomain, shells.Value.SpacePath));
        })
        .RequireForm()
        .RequireAuthorization(SignInSchemes.RequireSession)
        .WithMetadata(new AllowWhileSuspended())
        .ExcludeFromDescription();
}
