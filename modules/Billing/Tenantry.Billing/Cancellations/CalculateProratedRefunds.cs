using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Calculates the prorated refund of a subscription: for each paid invoice line, the share of the time that is left, by the second, credits
/// included.
/// </summary>
internal sealed class CalculateProratedRefunds(BillingDbContext db)
{
    public async Task<IReadOnlyList<ProratedRefund>> RunAsync(SubscriptionId subscription, DateTimeOffset now, CancellationToken ct)
    {
        var paid = await db.Set<Invoice>().AsNoTracking()
            .Where(invoice => invoice.SubscriptionId == subscription && invoice.Status == InvoiceStatus.Paid)
            .Select(invoice => new { invoice.GatewayId, invoice.Currency }).ToListAsync(ct);
        var ids = paid.ConvertAll(invoice => invoice.GatewayId);
        var lines = await db.Set<InvoiceLine>().AsNoTracking()
            .Where(invoiceLine => ids.Contains(invoiceLine.InvoiceId) && invoiceLine.PeriodEnd > now).ToListAsync(ct);
        if (lines.Count == 0)
        {
            return [];
        }

        // Rounded only here: a line of the new plan and the credit for the old plan are one sum.
        var refundable = Money.Round(lines.Sum(line => Unused(line, now)), paid[0].Currency);
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.SubscriptionId == subscription && ids.Contains(payment.Reference) && !payment.IsDisputed)
            .OrderByDescending(payment => payment.PaidAt).ToListAsync(ct);
        return [.. Spread(refundable, payments)];
    }

    public static Money? Sum(IReadOnlyList<ProratedRefund> shares) =>
        shares.Count == 0 ? null : new Money(shares.Sum(unusedShare => unusedShare.AmountMinor), Currency.Of(shares[0].Currency));

    private static decimal Unused(InvoiceLine line, DateTimeOffset now)
    {
        var from = line.PeriodStart > now ? line.PeriodStart : now;
        var whole = (line.PeriodEnd - line.PeriodStart).Ticks;
        return whole <= 0 ? 0 : (decimal)line.GrossMinor * (line.PeriodEnd - from).Ticks / whole;
    }

    // The latest payment first: its card is the most likely one to be valid still.
    private static IEnumerable<ProratedRefund> Spread(Money refundable, IEnumerable<Payment> payments)
    {
        var left = refundable.MinorUnits;
        foreach (var payment in payments.Where(payment => payment.Currency == refundable.Currency))
        {
            var share = Math.Min(left, payment.Refundable.MinorUnits);
            if (share > 0)
            {
                left -= share;
                yield return new ProratedRefund(payment.GatewayId, share, payment.RefundedMinor, payment.Currency.Code);
            }
        }
    }
}
