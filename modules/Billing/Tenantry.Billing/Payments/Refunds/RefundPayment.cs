using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
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
    ICurrentTenant current, ILogger<RefundPayment> logger)
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
            string? note = null;
            if (await payments.RunAsync(paymentId, async one =>
            {
                if (Check(one, amount, refundedBefore) is { } problem)
                {
                    return problem;
                }

                note = await GiveAsync(one, amount, reason, ct);
                return Result.Done;
            }, ct) is { IsProblem: true } refused)
            {
                return refused;
            }

            // Read again: at the provider the money is on its way by now. A credit note that nobody reads here comes by webhook.
            return await payments.RunAsync(paymentId, null, ct) is { IsProblem: true } unread ? unread
                : note is null ? Result.Done : await notes.RunAsync(note, ct);
        }
        catch (GatewayException failed)
        {
            logger.RefundFailed(paymentId, failed.Code, failed);
            return failed.ToProblem(BillingProblems.RefundRefused.Saying(failed.Message));
        }
    }

    private static Problem? Check(Payment payment, Money amount, Money refundedBefore)
    {
        if (amount.Currency != payment.Currency || amount.MinorUnits <= 0 || amount > payment.Amount - refundedBefore)
        {
            return BillingProblems.RefundTooMuch
                .Saying($"Between {new Money(1, payment.Currency).Display} and {payment.Left.Display} can be given back.").With("left", payment.Left).On("amount");
        }

        return payment.Refunded == refundedBefore
            ? null
            : BillingProblems.RefundStale.Saying($"{payment.Refunded.Display} of it is back already. Look again before you give more.").With("refunded", payment.Refunded);
    }

    // The keys say the total before and the step: repeated after a crash it is the same refund, and no other refund of the payment has it.
    private async Task<string?> GiveAsync(Payment payment, Money amount, string reason, CancellationToken ct)
    {
        var (subject, told) = ($"payment/{payment.GatewayId}", amount.ToString());
        if (gateway.Find<IGatewayCreditNotes>() is { } creditNotes && await HasInvoiceForAsync(payment, amount, ct))
        {
            var note = await creditNotes.CreateCreditNoteAsync(
                new NewGatewayCreditNote(new(payment.Reference), amount, Memo: null, IsRefunded: true), IdempotencyKey.For("credit-note", payment.GatewayId, payment.RefundedMinor, amount.MinorUnits), ct);
            db.Audit("billing.payment.refunded", subject, reason, new { amount = told, creditNote = note.Id });
            return note.Id;
        }

        var refund = await gateway.Require<IGatewayRefunds>().RefundAsync(
            new NewGatewayRefund(new(payment.GatewayId), amount), IdempotencyKey.For("refund", payment.GatewayId, payment.RefundedMinor, amount.MinorUnits), ct);
        await Refund.MirrorAsync(db, refund, payment.GatewayId, ct);
        db.Audit("billing.payment.refunded", subject, reason, new { amount = told, refund = refund.Id });
        return null;
    }

    // The operator's reason is no memo: the customer reads that one.
    private Task<bool> HasInvoiceForAsync(Payment payment, Money amount, CancellationToken ct) => db.Set<Invoice>().AnyAsync(
        one => one.GatewayId == payment.Reference && one.Status == InvoiceStatus.Paid && one.Series != null && one.TotalMinor - one.CreditedMinor >= amount.MinorUnits, ct);
}
