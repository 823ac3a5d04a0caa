using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Keys;

namespace Tenantry.Tenancy.Pages;

/// <summary>Maps the form that revokes an API key.</summary>
internal static class RevokeApiKeyForm
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/space/keys/{id:guid}/revoke", async (Guid id, RevokeApiKey revoke, Flash flash, CancellationToken ct) =>
        {
            var revoked = await revoke.RunAsync(new ApiKeyId(id), null, ct);
            if (revoked.IsProblem)
            {
                return (IResult)revoked.ToHttp();
            }

            flash.Success("API key revoked. Programs using it have lost access.");
            return TypedResults.LocalRedirect("/space/keys");
        })
        .RequireForm()
        .RequireAuthorization(TenancyPermissions.ManageKeys)
        .ExcludeFromDescription();
}
