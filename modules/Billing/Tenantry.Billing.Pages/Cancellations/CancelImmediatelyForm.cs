using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Cancellations;

/// <summary>Handles the button that cancels a subscription immediately.</summary>
internal static class CancelImmediatelyForm
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/space/billing/{id:guid}/end-now",
            async (Guid id, IFormCollection _, CancelImmediately end, Flash flash, CancellationToken ct) =>
            {
                var canceled = await end.RequestAsync(new SubscriptionId(id), null, ct);
                if (canceled.IsProblem)
                {
                    flash.Danger(canceled.Problem.Message);
                }
                else
                {
                    flash.Success("Subscription canceled. You can resubscribe at any time.");
                }

                return TypedResults.LocalRedirect("/space/billing");
            })
            .RequirePermission(BillingPermissions.Manage);
    }
}
