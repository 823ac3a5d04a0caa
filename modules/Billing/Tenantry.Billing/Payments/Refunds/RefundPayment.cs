using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>
/// Gives money back. What is asked for is a total: so much on top of what its asker saw refunded. Where somebody else was faster it is
/// refused, so that two callers, or one who clicked twice, never give back more than one of them meant. Where there is an invoice, a credit
/// note says so: money that goes back without one leaves the books with a sale that was none.
/// </summary>
internal sealed class RefundPayment(
    BillingDbContext db, IPaymentGateway gateway, IAcrossTenants<BillingDbContext> across, SyncPayment payments, SyncCreditNote notes,
    RefundIntent intent, ICurrentTenant current, ILogger<RefundPayment> logger)
{
    public async Task<Payment?> FindAsync(string paymentId, CancellationToken ct)
    {
        await using var all = await across.OpenAsync("operator refunds a payment", ct);
        return await all.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == paymentId, ct);
    }

    /// <summary>Gives back all that is left.</summary>
    public async Task<Result> AllAsync(string paymentId, string reason, CancellationToken ct) => await FindAsync(paymentId, ct) is { } payment
        ? await RunAsync(paymentId, payment.Left, payment.Refunded, reason, ct)
        : PaymentProblems.PaymentNotFound;

    /// <summary>Gives back an amount, where so much and no more was refunded before.</summary>
    public async Task<Result> RunAsync(string paymentId, Money amount, Money refundedBefore, string reason, CancellationToken ct)
    {
        if (await FindAsync(paymentId, ct) is not { } payment)
        {
            return PaymentProblems.PaymentNotFound;
        }

        using var ambient = current.Change(payment.TenantId);
        try
        {
            if (await payments.RunAsync(paymentId, ct) is { IsProblem: true, Problem: var unknown })
            {
                return unknown;
            }

            var begun = await intent.BeginAsync(paymentId, amount, refundedBefore, gateway.Find<IGatewayCreditNotes>() is not null, ct);
            if (begun.IsProblem)
            {
                return begun.Problem;
            }

            var given = await GiveAsync(payment, amount, refundedBefore, begun.Value.WithNote, ct);
            // Read again before another refund may begin: at the provider the money is on its way by now.
            if (await payments.RunAsync(paymentId, ct) is { IsProblem: true, Problem: var unread })
            {
                return unread;
            }

            if (!await intent.EndAsync(paymentId, begun.Value, given, amount, reason, ct))
            {
                return PaymentProblems.RefundStale.Saying("Somebody else made the same refund. Look again before you give more.");
            }

            // A credit note that nobody reads here comes by webhook.
            return given.CreditNote is { } note ? await notes.RunAsync(note, ct) : Result.Done;
        }
        catch (GatewayException failed)
        {
            if (!failed.IsTransient)
            {
                await intent.ClearAsync(paymentId, amount, ct);
            }

            logger.RefundFailed(paymentId, failed.Code, failed);
            return failed.ToProblem(PaymentProblems.RefundRefused.Saying(failed.Message));
        }
    }

    // The keys say the total before and the step: repeated after a crash it is the same refund, and no other refund of the payment has it.
    private async Task<GivenRefund> GiveAsync(Payment payment, Money amount, Money before, bool withNote, CancellationToken ct)
    {
        if (withNote)
        {
            var note = await gateway.Require<IGatewayCreditNotes>().CreateCreditNoteAsync(
                new NewGatewayCreditNote(new(payment.Reference), amount, Memo: null, IsRefunded: true),
                IdempotencyKey.For("credit-note", payment.GatewayId, before.MinorUnits, amount.MinorUnits), ct);
            return new GivenRefund(note.Id, null);
        }

        var refunds = gateway.Require<IGatewayRefunds>();
        var refund = await refunds.RefundAsync(
            new NewGatewayRefund(new(payment.GatewayId), amount), IdempotencyKey.For("refund", payment.GatewayId, before.MinorUnits, amount.MinorUnits), ct);
        // Read, not taken from the answer: where the refund was repeated, the answer is that of the first time.
        var read = await db.ReadAsync(() => refunds.FindRefundAsync(refund.Id, ct), ct);
        await db.StoreAsync(
            refund.Id, read, () => refunds.FindRefundAsync(refund.Id, ct),
            async source =>
            {
                await Refund.MirrorAsync(db, source ?? refund, payment.GatewayId, ct);
                return Result.Done;
            },
            ct);
        return new GivenRefund(null, refund.Id);
    }
}
