using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Cancellations;

/// <summary>The button that cancels a subscription at once.</summary>
internal static class EndNowForm
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/space/billing/{id:guid}/end-now", async (Guid id, IFormCollection _, EndNow end, Flash flash, CancellationToken ct) =>
            {
                var done = await end.AskAsync(new SubscriptionId(id), null, ct);
                if (done.IsProblem)
                {
                    flash.Danger(done.Problem.Message);
                }
                else
                {
                    flash.Success("It has ended. You can come back at any time.");
                }

                return TypedResults.LocalRedirect("/space/billing");
            })
            .RequirePermission(BillingPermissions.Manage);
    }
}
