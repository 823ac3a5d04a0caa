using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>A refund that was begun.</summary>
/// <param name="Ticket">The ticket of the caller that began it.</param>
/// <param name="WithNote">Whether it is made with a credit note.</param>
internal sealed record BegunRefund(long Ticket, bool WithNote);

/// <summary>What the provider made, by its IDs.</summary>
internal sealed record GivenRefund(string? CreditNote, string? Refund);

/// <summary>
/// Writes down that a refund is being made before the provider is called, and that it was made afterwards. In between, the same refund may be
/// begun again, after a crash or by a second click, and is one at the provider; a refund of another amount may not.
/// </summary>
internal sealed class RefundIntent(BillingDbContext db, TimeProvider clock)
{
    // No call takes longer. After it, a refund that was not made is not on its way either.
    private static readonly TimeSpan Pending = TimeSpan.FromMinutes(2);

    /// <summary>Begins a refund, where so much and no more was refunded before.</summary>
    public async Task<Result<BegunRefund>> BeginAsync(
        string paymentId, Money amount, Money refundedBefore, bool supportsNotes, CancellationToken ct)
    {
        var ticket = await db.DrawTicketAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldAsync(paymentId, ct);
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
                .Saying("Another refund of it is being made. Look again before you give more.").With("refunded", payment.Refunded);
        }

        // Decided once for a refund: its own credit note may leave too little of the invoice for a second one.
        payment.RefundingWithNote = isPending
            ? payment.RefundingWithNote
            : supportsNotes && await HasInvoiceForAsync(payment, amount, ct);
        (payment.RefundingMinor, payment.RefundingTicket, payment.RefundingUntil) = (amount.MinorUnits, ticket, now + Pending);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new BegunRefund(ticket, payment.RefundingWithNote);
    }

    /// <summary>Ends a refund that was made.</summary>
    /// <returns>Whether this caller was the last to begin it.</returns>
    public async Task<bool> EndAsync(string paymentId, BegunRefund begun, GivenRefund given, Money amount, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ClearAsync(db.Set<Payment>().Where(row => row.GatewayId == paymentId && row.RefundingTicket == begun.Ticket), ct) == 0)
        {
            return false;
        }

        db.Audit("billing.payment.refunded", $"payment/{paymentId}", reason, Detail(given, amount));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Forgets a refund that the provider refused.</summary>
    public Task ClearAsync(string paymentId, Money amount, CancellationToken ct) =>
        ClearAsync(db.Set<Payment>().Where(row => row.GatewayId == paymentId && row.RefundingMinor == amount.MinorUnits), ct);

    private static object Detail(GivenRefund given, Money amount) =>
        given.CreditNote is { } note
            ? (object)new { amount = amount.ToString(), creditNote = note }
            : new { amount = amount.ToString(), refund = given.Refund };

    private static Task<int> ClearAsync(IQueryable<Payment> payments, CancellationToken ct) => payments.ExecuteUpdateAsync(
        row => row.SetProperty(payment => payment.RefundingMinor, (long?)null).SetProperty(payment => payment.RefundingTicket, (long?)null)
            .SetProperty(payment => payment.RefundingUntil, (DateTimeOffset?)null),
        ct);

    private static Problem? Check(Payment payment, Money amount, Money refundedBefore)
    {
        if (amount.Currency != payment.Currency || amount.MinorUnits <= 0 || amount > payment.Amount - refundedBefore)
        {
            return PaymentProblems.RefundTooMuch
                .Saying($"Between {new Money(1, payment.Currency).Display} and {payment.Left.Display} can be given back.")
                .With("left", payment.Left).On("amount");
        }

        return payment.Refunded == refundedBefore
            ? null
            : PaymentProblems.RefundStale
                .Saying($"{payment.Refunded.Display} of it is back already. Look again before you give more.").With("refunded", payment.Refunded);
    }

    private Task<bool> HasInvoiceForAsync(Payment payment, Money amount, CancellationToken ct) => db.Set<Invoice>().AnyAsync(
        invoice => invoice.GatewayId == payment.Reference && invoice.Status == InvoiceStatus.Paid && invoice.Series != null
            && invoice.TotalMinor - invoice.CreditedMinor >= amount.MinorUnits, ct);
}
