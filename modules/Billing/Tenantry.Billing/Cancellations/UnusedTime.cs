using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Cancellations;

/// <summary>Reckons what was paid for time that is still to come: the share of each paid line, by the second, its credits included.</summary>
internal sealed class UnusedTime(BillingDbContext db)
{
    public async Task<IReadOnlyList<UnusedShare>> OfAsync(SubscriptionId subscription, DateTimeOffset now, CancellationToken ct)
    {
        var paid = await db.Set<Invoice>().AsNoTracking().Where(invoice => invoice.SubscriptionId == subscription && invoice.Status == InvoiceStatus.Paid)
            .Select(invoice => new { invoice.GatewayId, invoice.Currency }).ToListAsync(ct);
        var ids = paid.ConvertAll(one => one.GatewayId);
        var lines = await db.Set<InvoiceLine>().AsNoTracking().Where(invoiceLine => ids.Contains(invoiceLine.InvoiceId) && invoiceLine.PeriodEnd > now).ToListAsync(ct);
        if (lines.Count == 0)
        {
            return [];
        }

        // Rounded here and nowhere else; a line of the new plan and the credit for the old one are one sum.
        var due = Money.Round(lines.Sum(line => Unused(line, now)), paid[0].Currency);
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(payment => payment.SubscriptionId == subscription && ids.Contains(payment.Reference) && !payment.IsDisputed).OrderByDescending(payment => payment.PaidAt).ToListAsync(ct);
        return [.. Spread(due, payments)];
    }

    public static Money? Sum(IReadOnlyList<UnusedShare> shares) =>
        shares.Count == 0 ? null : new Money(shares.Sum(unusedShare => unusedShare.AmountMinor), Currency.Of(shares[0].Currency));

    private static decimal Unused(InvoiceLine line, DateTimeOffset now)
    {
        var from = line.PeriodStart > now ? line.PeriodStart : now;
        var whole = (line.PeriodEnd - line.PeriodStart).Ticks;
        return whole <= 0 ? 0 : (decimal)line.GrossMinor * (line.PeriodEnd - from).Ticks / whole;
    }

    // The latest payment first: it is the one whose card is most likely still there.
    private static IEnumerable<UnusedShare> Spread(Money due, IEnumerable<Payment> payments)
    {
        var left = due.MinorUnits;
        foreach (var payment in payments.Where(payment => payment.Currency == due.Currency))
        {
            var share = Math.Min(left, payment.Left.MinorUnits);
            if (share > 0)
            {
                left -= share;
                yield return new UnusedShare(payment.GatewayId, share, payment.RefundedMinor, payment.Currency.Code);
            }
        }
    }
}
