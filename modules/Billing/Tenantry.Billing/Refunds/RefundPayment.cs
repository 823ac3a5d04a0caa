using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Refunds;

/// <summary>
/// Gives money back. What is asked for is a total: so much on top of what its asker saw refunded. Where somebody else was faster it is
/// refused, so that two callers, or one who clicked twice, never give back more than one of them meant.
/// </summary>
internal sealed class RefundPayment(
    BillingDbContext db, IPaymentGateway gateway, IAcrossTenants<BillingDbContext> across, SyncPayment payments, ICurrentTenant current,
    ILogger<RefundPayment> logger)
{
    public async Task<Payment?> FindAsync(string paymentId, CancellationToken ct)
    {
        await using var all = await across.OpenAsync("operator refunds a payment", ct);
        return await all.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(one => one.GatewayId == paymentId, ct);
    }

    /// <summary>Gives back all that is left.</summary>
    public async Task<Result> AllAsync(string paymentId, string reason, CancellationToken ct) => await FindAsync(paymentId, ct) is { } payment
        ? await RunAsync(paymentId, payment.Left, payment.Refunded, reason, ct)
        : BillingProblems.PaymentNotFound;

    /// <summary>Gives back an amount, where so much and no more was refunded before.</summary>
    public async Task<Result> RunAsync(string paymentId, Money amount, Money refundedBefore, string reason, CancellationToken ct)
    {
        if (await FindAsync(paymentId, ct) is not { } payment)
        {
            return BillingProblems.PaymentNotFound;
        }

        using var ambient = current.Change(payment.TenantId);
        try
        {
            return await payments.RunAsync(paymentId, one => GiveAsync(one, amount, refundedBefore, reason, ct), ct) is { IsProblem: true } refused
                ? refused
                : await payments.RunAsync(paymentId, null, ct);
        }
        catch (GatewayException failed)
        {
            logger.RefundFailed(paymentId, failed.Code, failed);
            return failed.IsTransient ? BillingProblems.ProviderUnavailable : BillingProblems.RefundRefused.Saying(failed.Message);
        }
    }

    private async Task<Result> GiveAsync(Payment payment, Money amount, Money refundedBefore, string reason, CancellationToken ct)
    {
        if (amount.Currency != payment.Currency || amount.MinorUnits <= 0 || amount > payment.Amount - refundedBefore)
        {
            return BillingProblems.RefundTooMuch
                .Saying($"Between {new Money(1, payment.Currency).Display} and {payment.Left.Display} can be given back.").With("left", payment.Left).On("amount");
        }

        if (payment.Refunded != refundedBefore)
        {
            return BillingProblems.RefundStale.Saying($"{payment.Refunded.Display} of it is back already. Look again before you give more.").With("refunded", payment.Refunded);
        }

        // The key says the total before and the step: repeated after a crash it is the same refund, and no other refund of the payment has it.
        var refund = await gateway.RefundAsync(
            new NewGatewayRefund(payment.GatewayId, amount), IdempotencyKey.For("refund", payment.GatewayId, refundedBefore.MinorUnits, amount.MinorUnits), ct);
        await Refund.MirrorAsync(db, refund, payment.GatewayId, ct);
        db.Audit("billing.payment.refunded", $"payment/{payment.GatewayId}", reason, new { amount = amount.ToString(), refund = refund.Id });
        return Result.Done;
    }
}
