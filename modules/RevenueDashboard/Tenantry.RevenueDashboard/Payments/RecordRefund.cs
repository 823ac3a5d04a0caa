using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>
/// Notes what of a payment went back. It lowers what was collected in the month of the payment. It is set from the totals, never
/// subtracted, so that news that is repeated or told twice ends in the same sum; and it moves no MRR.
/// </summary>
internal sealed class RecordRefund(RevenueDashboardDbContext db) : IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentRefunded happened, EventInfo info, CancellationToken ct)
    {
        if (await FindAsync(happened.Reference, ct) is { } payment)
        {
            payment.RefundedMinor = Part(payment, happened.Refunded, happened.Paid);
            await db.SaveChangesAsync(ct);
        }
    }

    public async Task HandleAsync(PaymentDisputed happened, EventInfo info, CancellationToken ct)
    {
        if (happened.State == DisputeState.Lost && await FindAsync(happened.Reference, ct) is { } payment)
        {
            payment.LostMinor = Part(payment, happened.Amount, happened.Paid);
            await db.SaveChangesAsync(ct);
        }
    }

    private Task<RevenuePayment?> FindAsync(string reference, CancellationToken ct) =>
        db.Set<RevenuePayment>().FirstOrDefaultAsync(row => row.Reference == reference, ct);

    // Of what is back, the same share is earnings as of what was paid; rounded once, from the total.
    private static long Part(RevenuePayment payment, Money back, Money paid) => paid.IsZero || back.Currency != payment.Currency
        ? 0
        : Money.Round((decimal)payment.MinorUnits * back.MinorUnits / paid.MinorUnits, payment.Currency).MinorUnits;
}
