using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The buttons of the billing page: the same verbs as the API, answered with a message and the page again.</summary>
internal static class CancelForms
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup("/space/billing/{id:guid}").RequirePermission(BillingPermissions.Manage);
        forms.MapPost("/cancel", (Guid id, [FromForm] string? reason, CancelSubscription cancel, Flash flash, CancellationToken ct) =>
            RunAsync(new SubscriptionId(id), ends: true, reason is { Length: > 500 } ? reason[..500] : reason, cancel, flash, ct));
        forms.MapPost("/resume", (Guid id, [FromForm] string? reason, CancelSubscription cancel, Flash flash, CancellationToken ct) =>
            RunAsync(new SubscriptionId(id), ends: false, reason: null, cancel, flash, ct));
    }

    private static async Task<IResult> RunAsync(
        SubscriptionId id, bool ends, string? reason, CancelSubscription cancel, Flash flash, CancellationToken ct)
    {
        var done = await cancel.RunAsync(id, ends, reason, ct);
        if (done.IsProblem)
        {
            flash.Danger(done.Problem.Message);
        }
        else
        {
            flash.Success(ends ? $"Cancelled. You keep access until {done.Value:d MMMM yyyy}." : "Your plan goes on.");
        }

        return TypedResults.LocalRedirect("/space/billing");
    }
}
