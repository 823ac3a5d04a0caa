using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Offers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>Gives a customer who stays the discount that was offered, once for each subscription.</summary>
internal sealed class TakeRetentionOffer(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, BillingOptions options, TimeProvider clock,
    ILogger<TakeRetentionOffer> logger)
{
    public static void Map(IEndpointRouteBuilder billing) => billing
        .MapPost("/subscriptions/{id:guid}/stay", async (Guid id, TakeRetentionOffer take, CancellationToken ct) =>
            (await take.RunAsync(new SubscriptionId(id), ct)).ToHttp())
        .RequirePermission(BillingPermissions.Manage)
        .WithName(nameof(TakeRetentionOffer))
        .WithSummary("Accepts the retention offer instead of canceling.");

    /// <summary>Determines whether the offer applies: to a subscription at full price that has not taken it before.</summary>
    public async Task<bool> IsOfferedAsync(SubscriptionId id, CancellationToken ct) =>
        options.Retention.PercentOff > 0 && await FindAsync(id, ct) is { } row && await IsOfferedAsync(row, ct);

    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (await BeginAsync(row, ct) is not { } offer)
        {
            return CancellationProblems.RetentionNotOffered;
        }

        if (await GiveAsync(row, offer, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await EndAsync(offer, ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Done;
    }

    // Written before the provider is called. What was begun and not given is begun again, with the same numbers and the same key.
    private async Task<RetentionOffer?> BeginAsync(Subscription row, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"retention:{row.Id}", ct);
        var begun = await db.Set<RetentionOffer>().AsNoTracking().FirstOrDefaultAsync(offer => offer.SubscriptionId == row.Id, ct);
        if (begun is { GivenAt: null } || options.Retention.PercentOff == 0 || !await IsOfferedAsync(row, ct))
        {
            return begun is { GivenAt: null } ? begun : null;
        }

        begun = db.Add(new RetentionOffer
        {
            SubscriptionId = row.Id,
            PercentOff = options.Retention.PercentOff,
            Months = options.Retention.Months,
            TakenAt = clock.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return begun;
    }

    private async Task EndAsync(RetentionOffer offer, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.Set<RetentionOffer>().Where(row => row.SubscriptionId == offer.SubscriptionId && row.GivenAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(given => given.GivenAt, now), ct) > 0)
        {
            db.Audit(
                "billing.subscription.stayed", $"subscription/{offer.SubscriptionId}",
                detail: new { percent = offer.PercentOff, months = offer.Months });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<Result> GiveAsync(Subscription row, RetentionOffer offer, CancellationToken ct)
    {
        var (percent, months) = (offer.PercentOff, offer.Months);
        try
        {
            // The coupon is shared by all; the key is the subscription's own: given once more after a crash, it changes nothing.
            var coupon = new GatewayCoupon(new($"tenantry_stay_{percent}_{months}"), $"{percent} % off", percent, null)
            {
                Duration = DiscountDuration.Months,
                Months = months,
            };
            await gateway.Require<IGatewayCoupons>().EnsureCouponAsync(coupon, IdempotencyKey.For("retention-coupon", coupon.Id), ct);
            await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
                new(row.GatewayId), new SubscriptionChange([], Proration.None, null) { Coupons = [coupon.Id] },
                IdempotencyKey.For("retention", row.Id), ct);
            return Result.Done;
        }
        catch (GatewayException failed)
        {
            if (!failed.IsTransient)
            {
                await db.Set<RetentionOffer>()
                    .Where(begun => begun.SubscriptionId == row.Id && begun.GivenAt == null).ExecuteDeleteAsync(ct);
                db.Forget<RetentionOffer>();
            }

            logger.RetentionRefused(row.Id.Value, failed.Code, failed);
            return failed.ToProblem();
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
        && !await db.Set<RetentionOffer>().AnyAsync(offer => offer.SubscriptionId == row.Id && offer.GivenAt != null, ct);
}
