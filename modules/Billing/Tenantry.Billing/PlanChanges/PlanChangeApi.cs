using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents a request for a plan change.</summary>
/// <param name="Plan">The key of the plan; the current plan at its current price if <see langword="null"/>.</param>
/// <param name="Interval">The billing interval; the current one if <see langword="null"/>.</param>
/// <param name="Quantity">The number of units; the current number if <see langword="null"/>.</param>
/// <param name="AddOns">The quantities of add-ons by key. Zero removes an add-on; add-ons that are not listed stay.</param>
public sealed record PlanChangeRequest(string? Plan, Interval? Interval, long? Quantity, IReadOnlyDictionary<string, long>? AddOns = null);

/// <summary>Maps the endpoints of plan changes: quote a change, then apply the quote.</summary>
internal static class PlanChangeApi
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/quotes",
            async (Guid id, PlanChangeRequest request, QuotePlanChange quote, CancellationToken ct) =>
                (await quote.RunAsync(new SubscriptionId(id), ToRequestedChange(request), ct)).ToHttp(quoted =>
                    TypedResults.Ok(ToResponse(quoted))))
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(QuotePlanChange))
            .WithSummary("Quotes a plan change: what is charged now and from the next period on.");
        billing.MapPost("/quotes/{quote:guid}/apply", async (Guid quote, ApplyPlanChange apply, CancellationToken ct) =>
                (await apply.RunAsync(quote, ct)).ToHttp(applied =>
                    TypedResults.Ok(new { Timing = applied.Timing.ToString(), applied.PeriodEnd, applied.ConfirmUrl })))
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(ApplyPlanChange))
            .WithSummary("Applies a quoted plan change at the quoted amount.");
        billing.MapDelete("/subscriptions/{id:guid}/pending", async (Guid id, CancelScheduledChange drop, CancellationToken ct) =>
                (await drop.RunAsync(new SubscriptionId(id), ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(CancelScheduledChange))
            .WithSummary("Drops the plan change that is scheduled for the end of the period.");
    }

    private static RequestedPlanChange ToRequestedChange(PlanChangeRequest request) =>
        new(request.Plan, request.Interval, request.Quantity) { AddOns = request.AddOns ?? new Dictionary<string, long>() };

    private static object ToResponse(QuoteResult quoted) => new
    {
        quoted.Quote.Id,
        Timing = quoted.Quote.Timing.ToString(),
        quoted.Quote.Due,
        quoted.Quote.Tax,
        Lines = JsonSerializer.Deserialize<QuoteLine[]>(quoted.Quote.Lines),
        quoted.Quote.At,
        quoted.Quote.ExpiresAt,
        Warnings = quoted.Warnings,
    };
}
