using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the request to cancel a subscription.</summary>
/// <param name="Reason">The customer's reason; at most 500 characters.</param>
public sealed record CancelRequest([property: System.ComponentModel.DataAnnotations.StringLength(500)] string? Reason);

/// <summary>
/// Cancels a subscription at the end of its current period, or undoes the cancellation. Access continues until the end of the paid period.
/// </summary>
internal sealed class CancelSubscription(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync)
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/cancel",
            async (Guid id, CancelRequest? request, CancelSubscription cancel, CancellationToken ct) =>
                (await cancel.RunAsync(new SubscriptionId(id), ends: true, request?.Reason, ct)).ToHttp(until =>
                    TypedResults.Ok(new { AccessUntil = until })))
            .RequirePermission(BillingPermissions.Manage)
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
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.Status == SubscriptionStatus.Canceled)
        {
            return SubscriptionProblems.AlreadyEnded;
        }

        if (row.CancelsAtPeriodEnd != ends)
        {
            if (row.ScheduleId is { } scheduleId)
            {
                // The provider refuses to cancel a subscription that has a schedule. A customer who cancels no longer needs the scheduled
                // change.
                await gateway.Require<IGatewayScheduledChanges>()
                    .ReleaseScheduleAsync(new(scheduleId), IdempotencyKey.For("release", scheduleId), ct);
            }

            // The version is part of the key: cancel, resume and cancel again in one period are three operations, but a retry is the same
            // operation.
            await gateway.SetCancelAtPeriodEndAsync(new(row.GatewayId), ends,
                IdempotencyKey.For(ends ? "cancel" : "resume", id, row.Version), ct);
            db.Audit(ends ? "billing.subscription.cancel_at_period_end" : "billing.subscription.resumed", $"subscription/{id}", reason);
            await db.SaveChangesAsync(ct);
            var synced = await sync.RunAsync(row.GatewayId, ct);
            if (synced.IsProblem)
            {
                return synced.Problem;
            }
        }

        return await db.Set<Subscription>().AsNoTracking().Where(subscription => subscription.Id == id)
            .Select(subscription => subscription.AccessUntil).FirstAsync(ct);
    }
}
