using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>Applies the retention offer to a subscription instead of canceling it, once for each subscription.</summary>
internal sealed class AcceptRetentionOffer(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options, TimeProvider clock,
    ILogger<AcceptRetentionOffer> logger)
{
    public static void Map(IEndpointRouteBuilder billing) => billing
        .MapPost("/subscriptions/{id:guid}/stay", async (Guid id, AcceptRetentionOffer take, CancellationToken ct) =>
            (await take.RunAsync(new SubscriptionId(id), ct)).ToHttp())
        .RequirePermission(BillingPermissions.Manage)
        .WithName(nameof(AcceptRetentionOffer))
        .WithSummary("Accepts the retention offer instead of canceling.");

    /// <summary>Determines whether the offer applies: the subscription pays the full price and has not accepted the offer before.</summary>
    public async Task<bool> IsOfferedAsync(SubscriptionId id, CancellationToken ct) =>
        options.Retention.PercentOff > 0 && await FindAsync(id, ct) is { } row && await IsOfferedAsync(row, ct);

    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (await AcceptAsync(row, ct) is not { } offer)
        {
            return CancellationProblems.RetentionNotOffered;
        }

        if (await ApplyAsync(row, offer, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await CompleteAsync(offer, ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }

    // Saved before the provider is called. An offer that was accepted but not applied is applied again, with the same values and the same
    // idempotency key.
    private async Task<RetentionOffer?> AcceptAsync(Subscription row, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"retention:{row.Id}", ct);
        var accepted = await db.Set<RetentionOffer>().AsNoTracking().FirstOrDefaultAsync(offer => offer.SubscriptionId == row.Id, ct);
        if (accepted is { AppliedAt: null } || options.Retention.PercentOff == 0 || !await IsOfferedAsync(row, ct))
        {
            return accepted is { AppliedAt: null } ? accepted : null;
        }

        accepted = db.Add(new RetentionOffer
        {
            SubscriptionId = row.Id,
            PercentOff = options.Retention.PercentOff,
            Months = options.Retention.Months,
            AcceptedAt = clock.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return accepted;
    }

    private async Task CompleteAsync(RetentionOffer offer, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.Set<RetentionOffer>().Where(row => row.SubscriptionId == offer.SubscriptionId && row.AppliedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(retentionOffer => retentionOffer.AppliedAt, now), ct) > 0)
        {
            db.Audit(
                "billing.subscription.stayed", $"subscription/{offer.SubscriptionId}",
                detail: new { percent = offer.PercentOff, months = offer.Months });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<Result> ApplyAsync(Subscription row, RetentionOffer offer, CancellationToken ct)
    {
        var (percent, months) = (offer.PercentOff, offer.Months);
        try
        {
            // All tenants share the coupon; the idempotency key belongs to the subscription. Applying it again after a crash changes
            // nothing.
            var coupon = new GatewayCoupon(new($"tenantry_stay_{percent}_{months}"), $"{percent} % off", percent, null)
            {
                Duration = DiscountDuration.Months,
                Months = months,
            };
            await gateway.Require<IGatewayCoupons>().EnsureCouponAsync(coupon, IdempotencyKey.For("retention-coupon", coupon.Id), ct);
            await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
                new(row.GatewayId), new SubscriptionChange([], Proration.None, null) { Coupons = [coupon.Id] },
                IdempotencyKey.For("retention", row.Id), ct);
            return Result.Success;
        }
        catch (GatewayException exception)
        {
            if (!exception.IsTransient)
            {
                await db.Set<RetentionOffer>()
                    .Where(accepted => accepted.SubscriptionId == row.Id && accepted.AppliedAt == null).ExecuteDeleteAsync(ct);
                db.Forget<RetentionOffer>();
            }

            logger.RetentionRefused(row.Id.Value, exception.Code, exception);
            return exception.ToProblem();
        }
    }

    private Task<Subscription?> FindAsync(SubscriptionId id, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct);

    private async Task<bool> IsOfferedAsync(Subscription row, CancellationToken ct) =>
        row is
        {
            Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing,
            CancelsAtPeriodEnd: false,
            Discount: null,
            ScheduleId: null,
        }
        && !await db.Set<RetentionOffer>().AnyAsync(offer => offer.SubscriptionId == row.Id && offer.AppliedAt != null, ct);
}
