using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the request to pause a subscription.</summary>
/// <param name="Days">The length of the pause, from 1 day.</param>
public sealed record PauseRequest([property: System.ComponentModel.DataAnnotations.Range(1, 366)] int Days);

/// <summary>Pauses or resumes a subscription. While it is paused, nothing is charged and there is no access.</summary>
internal sealed class PauseSubscription(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/pause",
            async (Guid id, PauseRequest request, PauseSubscription pause, CancellationToken ct) =>
                (await pause.RunAsync(new SubscriptionId(id), request.Days, ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(PauseSubscription))
            .WithSummary("Pauses a subscription until it is resumed or a date comes.");
        billing.MapPost("/subscriptions/{id:guid}/unpause", async (Guid id, PauseSubscription pause, CancellationToken ct) =>
                (await pause.EndAsync(new SubscriptionId(id), ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName("UnpauseSubscription")
            .WithSummary("Resumes a paused subscription.");
    }

    public async Task<Result> RunAsync(SubscriptionId id, int days, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (days < 1 || days > options.LongestPause.TotalDays)
        {
            return SubscriptionProblems.PauseInvalid.WithField("days");
        }

        if (ChangeGuards.For(row) is { } refusal)
        {
            return refusal;
        }

        if (gateway.Find<IGatewayPausing>() is not { } pausing)
        {
            return GatewayProblems.GatewayCapabilityMissing;
        }

        await pausing.PauseSubscriptionAsync(new(row.GatewayId), clock.GetUtcNow().AddDays(days),
            IdempotencyKey.For("pause", id, row.Version), ct);
        return await DoneAsync(row, "billing.subscription.paused", ct);
    }

    public async Task<Result> EndAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.Status != SubscriptionStatus.Paused)
        {
            return SubscriptionProblems.NotPaused;
        }

        if (gateway.Find<IGatewayPausing>() is not { } pausing)
        {
            return GatewayProblems.GatewayCapabilityMissing;
        }

        await pausing.ResumeSubscriptionAsync(new(row.GatewayId), IdempotencyKey.For("unpause", id, row.Version), ct);
        return await DoneAsync(row, "billing.subscription.unpaused", ct);
    }

    private Task<Subscription?> FindAsync(SubscriptionId id, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct);

    private async Task<Result> DoneAsync(Subscription row, string action, CancellationToken ct)
    {
        db.Audit(action, $"subscription/{row.Id}");
        await db.SaveChangesAsync(ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }
}
