using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>
/// Handles the buttons of the billing page. They call the same operations as the API and redirect back to the page with a message.
/// </summary>
internal static class CancelForms
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup("/space/billing/{id:guid}").RequirePermission(BillingPermissions.Manage);
        forms.MapPost("/resume", async (Guid id, IFormCollection _, CancelSubscription cancel, Flash flash, CancellationToken ct) =>
            Answer(await cancel.RunAsync(new SubscriptionId(id), ends: false, reason: null, ct) is { IsProblem: true,
                Problem: var problem } ? problem : Result.Success, "Your plan renews as usual.", flash));
        forms.MapPost("/unpause", async (Guid id, IFormCollection _, PauseSubscription pause, Flash flash, CancellationToken ct) =>
            Answer(await pause.EndAsync(new SubscriptionId(id), ct), "Your plan is active again.", flash));
        forms.MapPost("/end-trial", async (Guid id, IFormCollection _, EndTrial end, Flash flash, CancellationToken ct) =>
            Answer(await end.RunAsync(new SubscriptionId(id), ct), "Your trial has ended and your plan is active.", flash));
        forms.MapPost("/keep", async (Guid id, IFormCollection _, CancelScheduledChange drop, Flash flash, CancellationToken ct) =>
            Answer(await drop.RunAsync(new SubscriptionId(id), ct), "The scheduled change was removed. Your plan stays the same.", flash));
    }

    private static IResult Answer(Result result, string message, Flash flash)
    {
        if (result.IsProblem)
        {
            flash.Danger(result.Problem.Message);
        }
        else
        {
            flash.Success(message);
        }

        return TypedResults.LocalRedirect("/space/billing");
    }
}
