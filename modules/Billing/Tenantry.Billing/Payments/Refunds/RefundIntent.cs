using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Represents a refund in progress.</summary>
/// <param name="Ticket">The ticket of the caller that started the refund.</param>
/// <param name="WithCreditNote"><see langword="true"/> if the refund is made with a credit note; otherwise,
/// <see langword="false"/>.</param>
internal sealed record PendingRefund(long Ticket, bool WithCreditNote);

/// <summary>Represents the objects created at the payment provider, by ID.</summary>
internal sealed record RefundResult(string? CreditNote, string? Refund);

/// <summary>
/// Records that a refund is in progress before the provider is called, and that it is complete afterward. In between, the same refund can
/// be started again, after a crash or by a second click, and is a single refund at the payment provider. A refund of another amount is
/// refused.
/// </summary>
internal sealed class RefundIntent(BillingDbContext db, TimeProvider clock)
{
    // No call takes longer. After this time, a refund that is not complete is no longer in progress.
    private static readonly TimeSpan Pending = TimeSpan.FromMinutes(2);

    /// <summary>Starts a refund if exactly the given amount was refunded before.</summary>
    public async Task<Result<PendingRefund>> StartAsync(
        string paymentId, Money amount, Money refundedBefore, bool supportsNotes, CancellationToken ct)
    {
        var ticket = await db.TakeTicketAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockObjectAsync(paymentId, ct);
        db.Forget<Payment>();
        var payment = await db.Set<Payment>().FirstAsync(row => row.GatewayId == paymentId, ct);
        if (Check(payment, amount, refundedBefore) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var isPending = payment.RefundingUntil > now;
        if (isPending && payment.RefundingMinor != amount.MinorUnits)
        {
            return PaymentProblems.RefundStale
                .WithMessage("Another refund of this payment is in progress. Reload the payment before you refund more.")
                .WithDetail("refunded", payment.Refunded);
        }

        // Decided once per refund: after its own credit note, the remainder of the invoice can be too small for a second one.
        payment.RefundingWithNote = isPending
            ? payment.RefundingWithNote
            : supportsNotes && await HasInvoiceForAsync(payment, amount, ct);
        (payment.RefundingMinor, payment.RefundingTicket, payment.RefundingUntil) = (amount.MinorUnits, ticket, now + Pending);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new PendingRefund(ticket, payment.RefundingWithNote);
    }

    /// <summary>Completes a refund.</summary>
    /// <returns><see langword="true"/> if this caller was the last to start the refund; otherwise, <see langword="false"/>.</returns>
    public async Task<bool> CompleteAsync(string paymentId, PendingRefund begun, RefundResult created, Money amount, string reason,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ClearAsync(db.Set<Payment>().Where(row => row.GatewayId == paymentId && row.RefundingTicket == begun.Ticket), ct) == 0)
        {
            return false;
        }

        db.Audit("billing.payment.refunded", $"payment/{paymentId}", reason, Detail(created, amount));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Removes the record of a refund that the payment provider refused.</summary>
    public Task ClearAsync(string paymentId, Money amount, CancellationToken ct) =>
        ClearAsync(db.Set<Payment>().Where(row => row.GatewayId == paymentId && row.RefundingMinor == amount.MinorUnits), ct);

    private static object Detail(RefundResult created, Money amount) =>
        created.CreditNote is { } note
            ? (object)new { amount = amount.ToString(), creditNote = note }
            : new { amount = amount.ToString(), refund = created.Refund };

    private static Task<int> ClearAsync(IQueryable<Payment> payments, CancellationToken ct) => payments.ExecuteUpdateAsync(
        row => row.SetProperty(payment => payment.RefundingMinor, (long?)null).SetProperty(payment => payment.RefundingTicket, (long?)null)
            .SetProperty(payment => payment.RefundingUntil, (DateTimeOffset?)null),
        ct);

    private static Problem? Check(Payment payment, Money amount, Money refundedBefore)
    {
        if (amount.Currency != payment.Currency || amount.MinorUnits <= 0 || amount > payment.Amount - refundedBefore)
        {
            return PaymentProblems.RefundTooMuch
                .WithMessage($"Enter an amount between {new Money(1, payment.Currency).Display} and {payment.Refundable.Display}.")
                .WithDetail("left", payment.Refundable).WithField("amount");
        }

        return payment.Refunded == refundedBefore
            ? null
            : PaymentProblems.RefundStale
                .WithMessage(
                    $"{payment.Refunded.Display} of this payment has already been refunded. Reload the payment before you refund more.")
                    .WithDetail("refunded", payment.Refunded);
    }

    private Task<bool> HasInvoiceForAsync(Payment payment, Money amount, CancellationToken ct) => db.Set<Invoice>().AnyAsync(
        invoice => invoice.GatewayId == payment.Reference && invoice.Status == InvoiceStatus.Paid && invoice.Series != null
            && invoice.TotalMinor - invoice.CreditedMinor >= amount.MinorUnits, ct);
}
