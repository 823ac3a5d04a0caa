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

/// <summary>The buttons of the billing page: the same verbs as the API, answered with a message and the page again.</summary>
internal static class CancelForms
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup("/space/billing/{id:guid}").RequirePermission(BillingPermissions.Manage);
        forms.MapPost("/resume", async (Guid id, IFormCollection _, CancelSubscription cancel, Flash flash, CancellationToken ct) =>
            Answer(await cancel.RunAsync(new SubscriptionId(id), ends: false, reason: null, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Done, "Your plan goes on.", flash));
        forms.MapPost("/unpause", async (Guid id, IFormCollection _, PauseSubscription pause, Flash flash, CancellationToken ct) =>
            Answer(await pause.EndAsync(new SubscriptionId(id), ct), "Your plan goes on.", flash));
        forms.MapPost("/end-trial", async (Guid id, IFormCollection _, EndTrial end, Flash flash, CancellationToken ct) =>
            Answer(await end.RunAsync(new SubscriptionId(id), ct), "The trial is over and your plan has begun.", flash));
        forms.MapPost("/keep", async (Guid id, IFormCollection _, DropPendingChange drop, Flash flash, CancellationToken ct) =>
            Answer(await drop.RunAsync(new SubscriptionId(id), ct), "Your plan stays as it is.", flash));
    }

    private static IResult Answer(Result done, string words, Flash flash)
    {
        if (done.IsProblem)
        {
            flash.Danger(done.Problem.Message);
        }
        else
        {
            flash.Success(words);
        }

        return TypedResults.LocalRedirect("/space/billing");
    }
}
