using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.PlanChanges;

/// <summary>What a change shall be.</summary>
/// <param name="Plan">The plan's key; the present one, at its present price, where it is not given.</param>
/// <param name="Interval">How often it is charged; as now where it is not given.</param>
/// <param name="Quantity">How many units; as many as now where it is not given.</param>
/// <param name="AddOns">How many of which add-ons, by key; zero removes one, and those that are not named stay.</param>
public sealed record PlanChangeRequest(string? Plan, Interval? Interval, long? Quantity, IReadOnlyDictionary<string, long>? AddOns = null);

/// <summary>The routes of a change: a quote, and then the change made from it.</summary>
internal static class PlanChangeApi
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/quotes", async (Guid id, PlanChangeRequest asked, QuotePlanChange quote, CancellationToken ct) =>
                (await quote.RunAsync(new SubscriptionId(id), Wish(asked), ct)).ToHttp(made => TypedResults.Ok(Show(made))))
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(QuotePlanChange))
            .WithSummary("Quotes a plan change: what is charged now and from the next period on.");
        billing.MapPost("/quotes/{quote:guid}/apply", async (Guid quote, ApplyPlanChange apply, CancellationToken ct) =>
                (await apply.RunAsync(quote, ct)).ToHttp(done => TypedResults.Ok(new { Timing = done.Timing.ToString(), done.PeriodEnd, done.ConfirmUrl })))
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(ApplyPlanChange))
            .WithSummary("Applies a quoted plan change at the quoted amount.");
        billing.MapDelete("/subscriptions/{id:guid}/pending", async (Guid id, DropPendingChange drop, CancellationToken ct) =>
                (await drop.RunAsync(new SubscriptionId(id), ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(DropPendingChange))
            .WithSummary("Drops the plan change that is scheduled for the end of the period.");
    }

    private static PlanWish Wish(PlanChangeRequest asked) => new(asked.Plan, asked.Interval, asked.Quantity) { AddOns = asked.AddOns ?? new Dictionary<string, long>() };

    private static object Show(Quoted made) => new
    {
        made.Quote.Id,
        Timing = made.Quote.Timing.ToString(),
        made.Quote.Due,
        made.Quote.Tax,
        Lines = JsonSerializer.Deserialize<QuoteLine[]>(made.Quote.Lines),
        made.Quote.At,
        made.Quote.ExpiresAt,
        Warnings = made.Warnings,
    };
}
