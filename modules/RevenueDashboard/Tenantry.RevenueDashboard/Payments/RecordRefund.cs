using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>
/// Records refunds and lost disputes of a payment. They reduce the amount collected in the month of the payment. The amount is set from the
/// totals and never subtracted, so a repeated event gives the same result. MRR doesn't change.
/// </summary>
internal sealed class RecordRefund(RevenueDashboardDbContext db) : IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentRefunded happened, EventContext info, CancellationToken ct)
    {
        if (await FindAsync(happened.Reference, ct) is { } payment)
        {
            payment.RefundedMinor = ExcludingTax(payment, happened.Refunded, happened.Paid);
            await db.SaveChangesAsync(ct);
        }
    }

    public async Task HandleAsync(PaymentDisputed happened, EventContext info, CancellationToken ct)
    {
        if (happened.State == DisputeState.Lost && await FindAsync(happened.Reference, ct) is { } payment)
        {
            payment.LostMinor = ExcludingTax(payment, happened.Amount, happened.Paid);
            await db.SaveChangesAsync(ct);
        }
    }

    private Task<RevenuePayment?> FindAsync(string reference, CancellationToken ct) =>
        db.Set<RevenuePayment>().FirstOrDefaultAsync(row => row.Reference == reference, ct);

    // The refund contains tax in the same proportion as the payment. Rounded once, from the total.
    private static long ExcludingTax(RevenuePayment payment, Money refunded, Money paid) => paid.IsZero
        || refunded.Currency != payment.Currency
        ? 0
        : Money.Round((decimal)payment.MinorUnits * refunded.MinorUnits / paid.MinorUnits, payment.Currency).MinorUnits;
}
