using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Carries out an immediate cancellation: cancels at the payment provider first, then refunds. Can be repeated after a crash with the same
/// result.
/// </summary>
internal sealed class CompleteImmediateCancellation(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, RefundPayment refund, CloseOpenInvoices invoices,
    TimeProvider clock,
    ILogger<CompleteImmediateCancellation> logger)
{
    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<ImmediateCancellation>().AsNoTracking()
            .FirstOrDefaultAsync(earlyEnd => earlyEnd.SubscriptionId == id && earlyEnd.CompletedAt == null, ct) is not { } end
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return Result.Success;
        }

        try
        {
            // Before the end: a subscription that ends with an open invoice would be given up by dunning, with its email.
            await invoices.RunAsync(row, ct);
            if (row.ScheduleId is { } waiting)
            {
                // The provider refuses to cancel a subscription that a schedule manages.
                await gateway.Require<IGatewayScheduledChanges>()
                    .ReleaseScheduleAsync(new(waiting), IdempotencyKey.For("release", waiting), ct);
            }

            await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("end-now", id), ct);
        }
        catch (GatewayException exception)
        {
            logger.ImmediateCancellationRefused(id.Value, exception.Code, exception);
            return GatewayProblems.ProviderUnavailable
                .WithMessage("The payment provider isn't responding. We'll keep trying until the subscription is canceled.");
        }

        if (await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
        }

        foreach (var share in end.ReadRefunds())
        {
            if (await RefundAsync(share, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        await db.Set<ImmediateCancellation>().Where(earlyEnd => earlyEnd.SubscriptionId == id)
            .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.CompletedAt, clock.GetUtcNow()), ct);
        return Result.Success;
    }

    private async Task<Result> RefundAsync(ProratedRefund share, CancellationToken ct)
    {
        var (amount, before) = (Of(share.AmountMinor, share), Of(share.RefundedBeforeMinor, share));
        var refunded = await refund.RunAsync(share.PaymentId, amount, before, "Unused time", ct);
        // A refusal means that the money was refunded before, by an interrupted attempt or by an operator; the payment shows it.
        return refunded.Problem?.Code == GatewayProblems.ProviderUnavailable.Code ? refunded : Result.Success;
    }

    private static Money Of(long minor, ProratedRefund share) => new(minor, Currency.Of(share.Currency));
}
