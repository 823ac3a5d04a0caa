using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Cancellations;

/// <summary>Does what an early end says: over at the provider first, then the money. Done again after a crash, it ends in the same state.</summary>
internal sealed class FinishEnd(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, RefundPayment refund, TimeProvider clock, ILogger<FinishEnd> logger)
{
    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<EarlyEnd>().AsNoTracking().FirstOrDefaultAsync(earlyEnd => earlyEnd.SubscriptionId == id && earlyEnd.DoneAt == null, ct) is not { } end
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return Result.Done;
        }

        try
        {
            if (row.ScheduleId is { } waiting)
            {
                // The provider refuses to end what a schedule manages.
                await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new(waiting), IdempotencyKey.For("release", waiting), ct);
            }

            await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("end-now", id), ct);
        }
        catch (GatewayException silent)
        {
            logger.EndRefused(id.Value, silent.Code, silent);
            return GatewayProblems.ProviderUnavailable.Saying("The payment provider does not answer. We try again until it is done.");
        }

        if (await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
        }

        foreach (var share in end.Read())
        {
            if (await GiveAsync(share, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        await db.Set<EarlyEnd>().Where(earlyEnd => earlyEnd.SubscriptionId == id).ExecuteUpdateAsync(one => one.SetProperty(row => row.DoneAt, clock.GetUtcNow()), ct);
        return Result.Done;
    }

    private async Task<Result> GiveAsync(UnusedShare share, CancellationToken ct)
    {
        var (amount, before) = (Of(share.AmountMinor, share), Of(share.RefundedBeforeMinor, share));
        var given = await refund.RunAsync(share.PaymentId, amount, before, "Unused time", ct);
        // Back already, by a try of ours that crashed, or by somebody else: an operator sees it at the payment.
        return given.Problem?.Code == GatewayProblems.ProviderUnavailable.Code ? given : Result.Done;
    }

    private static Money Of(long minor, UnusedShare share) => new(minor, Currency.Of(share.Currency));
}
