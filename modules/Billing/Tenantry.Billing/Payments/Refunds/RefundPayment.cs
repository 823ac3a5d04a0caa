using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>
/// Refunds a payment. The caller specifies the amount and the total that was refunded before. If another refund was faster, the request is
/// refused, so that concurrent callers or a double click never refund more than one of them intended. If the payment has an invoice, a
/// credit note is created: a refund without one would leave a sale in the books that did not happen.
/// </summary>
internal sealed class RefundPayment(
    BillingDbContext db, IPaymentGateway gateway, ICrossTenantDbContextFactory<BillingDbContext> across, SyncPayment payments,
    SyncCreditNote notes,
    RefundIntent intent, ICurrentTenant current, ILogger<RefundPayment> logger)
{
    public async Task<Payment?> FindAsync(string paymentId, CancellationToken ct)
    {
        await using var context = await across.CreateDbContextAsync("operator refunds a payment", ct);
        return await context.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == paymentId, ct);
    }

    /// <summary>Refunds the remaining amount.</summary>
    public async Task<Result> RefundAllAsync(string paymentId, string reason, CancellationToken ct) =>
        await FindAsync(paymentId, ct) is { } payment
        ? await RunAsync(paymentId, payment.Refundable, payment.Refunded, reason, ct)
        : PaymentProblems.PaymentNotFound;

    /// <summary>Refunds an amount if exactly the given total was refunded before.</summary>
    public async Task<Result> RunAsync(string paymentId, Money amount, Money refundedBefore, string reason, CancellationToken ct)
    {
        if (await FindAsync(paymentId, ct) is not { } payment)
        {
            return PaymentProblems.PaymentNotFound;
        }

        using var ambient = current.Change(payment.TenantId);
        try
        {
            if (await payments.RunAsync(paymentId, ct) is { IsProblem: true, Problem: var notFound })
            {
                return notFound;
            }

            var begun = await intent.StartAsync(paymentId, amount, refundedBefore, gateway.Find<IGatewayCreditNotes>() is not null, ct);
            if (begun.IsProblem)
            {
                return begun.Problem;
            }

            var created = await CreateAsync(payment, amount, refundedBefore, begun.Value.WithCreditNote, ct);
            // The payment must be read again before another refund can start, because the provider has already sent the money.
            if (await payments.RunAsync(paymentId, ct) is { IsProblem: true, Problem: var syncProblem })
            {
                return syncProblem;
            }

            if (!await intent.CompleteAsync(paymentId, begun.Value, created, amount, reason, ct))
            {
                return PaymentProblems.RefundStale
                    .WithMessage("Another user made the same refund. Reload the payment before you refund more.");
            }

            // If reading the credit note fails here, a webhook delivers it later.
            return created.CreditNote is { } note ? await notes.RunAsync(note, ct) : Result.Success;
        }
        catch (GatewayException exception)
        {
            if (!exception.IsTransient)
            {
                await intent.ClearAsync(paymentId, amount, ct);
            }

            logger.RefundFailed(paymentId, exception.Code, exception);
            return exception.ToProblem(PaymentProblems.RefundRefused.WithMessage(exception.Message));
        }
    }

    // The idempotency key contains the previous total and the amount: a repetition after a crash is the same refund, and no other refund of
    // the payment has the same key.
    private async Task<RefundResult> CreateAsync(Payment payment, Money amount, Money before, bool withNote, CancellationToken ct)
    {
        if (withNote)
        {
            var note = await gateway.Require<IGatewayCreditNotes>().CreateCreditNoteAsync(
                new NewGatewayCreditNote(new(payment.Reference), amount, Memo: null, IsRefunded: true),
                IdempotencyKey.For("credit-note", payment.GatewayId, before.MinorUnits, amount.MinorUnits), ct);
            return new RefundResult(note.Id, null);
        }

        var refunds = gateway.Require<IGatewayRefunds>();
        var refund = await refunds.RefundAsync(
            new NewGatewayRefund(new(payment.GatewayId), amount),
            IdempotencyKey.For("refund", payment.GatewayId, before.MinorUnits, amount.MinorUnits), ct);
        // The refund must be read, not taken from the response: for a repeated refund, the response is the one of the first call.
        var read = await db.ReadAsync(() => refunds.FindRefundAsync(refund.Id, ct), ct);
        await db.StoreAsync(
            refund.Id, read, () => refunds.FindRefundAsync(refund.Id, ct),
            async source =>
            {
                await Refund.ApplyAsync(db, source ?? refund, payment.GatewayId, ct);
                return Result.Success;
            },
            ct);
        return new RefundResult(null, refund.Id);
    }
}
