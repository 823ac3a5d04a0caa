using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the request to cancel a subscription.</summary>
/// <param name="Reason">The customer's reason; at most 500 characters.</param>
public sealed record CancelRequest([property: System.ComponentModel.DataAnnotations.StringLength(500)] string? Reason);

/// <summary>
/// Cancels a subscription at the end of its current period, or undoes the cancellation. Access continues until the end of the paid period.
/// A subscription without a paid period, as one whose payment failed, ends at once.
/// </summary>
internal sealed class CancelSubscription(
    BillingDbContext db, SyncSubscription sync, SaveIntent save, CompleteIntent complete, IImmediateEnd end, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/cancel",
            async (Guid id, CancelRequest? request, CancelSubscription cancel, CancellationToken ct) =>
                (await cancel.RunAsync(new SubscriptionId(id), ends: true, request?.Reason, ct)).ToHttp(until =>
                    TypedResults.Ok(new { AccessUntil = until })))
            .RequirePermission(BillingPermissions.Manage)
            .WithMetadata(new AvailableWhileSuspendedAttribute())
            .WithName(nameof(CancelSubscription))
            .WithSummary("Cancels a subscription at the end of its current period.");
        billing.MapPost("/subscriptions/{id:guid}/resume", async (Guid id, CancelSubscription cancel, CancellationToken ct) =>
                (await cancel.RunAsync(new SubscriptionId(id), ends: false, null, ct)).ToHttp(until =>
                    TypedResults.Ok(new { AccessUntil = until })))
            .RequirePermission(BillingPermissions.Manage)
            .WithName("ResumeSubscription")
            .WithSummary("Resumes a subscription that is set to cancel at the end of its period.");
    }

    public async Task<Result<DateTimeOffset>> RunAsync(SubscriptionId id, bool ends, string? reason, CancellationToken ct)
    {
        if (reason?.Length > SaveIntent.MaxReason)
        {
            return SubscriptionProblems.ReasonTooLong.WithField("reason");
        }

        var found = await FindLiveAsync(id, ct);
        if (found.IsProblem)
        {
            return found.Problem;
        }

        var row = found.Value!;
        var done = ends && HasNothingPaid(row) ? await end.RunAsync(id, reason, ct)
            : row.CancelsAtPeriodEnd == ends ? Result.Success
            : await complete.RunAsync(
                await save.RunAsync(row, ends ? SubscriptionIntentKind.Cancel : SubscriptionIntentKind.Resume,
                    ends ? "billing.subscription.cancel_at_period_end" : "billing.subscription.resumed", reason, until: null, ct), ct);
        return done.IsProblem ? done.Problem : await db.Set<Subscription>().AsNoTracking().Where(subscription => subscription.Id == id)
            .Select(subscription => subscription.AccessUntil).FirstAsync(ct);
    }

    // Read from the provider first: the stored copy may be older than a change in the provider's own portal.
    private async Task<Result<Subscription>> FindLiveAsync(SubscriptionId id, CancellationToken ct)
    {
        var gatewayId = await db.Set<Subscription>().Where(row => row.Id == id).Select(row => row.GatewayId).FirstOrDefaultAsync(ct);
        if (gatewayId is null)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        try
        {
            if (await sync.RunAsync(gatewayId, ct) is { IsProblem: true, Problem: var problem })
            {
                return problem;
            }
        }
        catch (GatewayException exception)
        {
            return exception.ToProblem();
        }

        var row = await db.Set<Subscription>().AsNoTracking().FirstAsync(subscription => subscription.Id == id, ct);
        return row.Status == SubscriptionStatus.Canceled ? SubscriptionProblems.AlreadyEnded : row;
    }

    private bool HasNothingPaid(Subscription row) => row.Status switch
    {
        SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid or SubscriptionStatus.Incomplete => true,
        SubscriptionStatus.Paused => !(row.PaidUntil > clock.GetUtcNow()),
        _ => false,
    };
}
