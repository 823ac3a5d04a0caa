using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents the amount of an immediate change in time that was given to a paying customer.</summary>
/// <param name="Due">The amount due now, including tax.</param>
/// <param name="Lines">The lines of the quote.</param>
/// <param name="PaidUntil">The end of the time that is paid for.</param>
internal sealed record GiftedChange(Money Due, IReadOnlyList<QuoteLine> Lines, DateTimeOffset PaidUntil);

/// <summary>
/// Calculates an immediate change in time that was given to a paying customer. The provider prorates nothing in such time, although the
/// customer has paid for a part of it: the rest of the paid time is charged at the new price, less what was paid for it.
/// </summary>
internal sealed class CalculateGiftedChange(BillingDbContext db, PriceBook prices)
{
    public async Task<GiftedChange> RunAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        var none = new GiftedChange(Money.Zero(quote.Currency), [], quote.At);
        var paid = await db.Set<Invoice>().AsNoTracking()
            .Where(invoice => invoice.SubscriptionId == row.Id && invoice.Status == InvoiceStatus.Paid
                && invoice.Currency == quote.Currency)
            .Select(invoice => invoice.GatewayId).ToListAsync(ct);
        var lines = await db.Set<InvoiceLine>().AsNoTracking()
            .Where(line => paid.Contains(line.InvoiceId) && line.PeriodEnd > quote.At).ToListAsync(ct);
        var period = lines.Where(line => !line.IsProration && line.GrossMinor > 0).OrderByDescending(line => line.PeriodEnd)
            .ThenBy(line => line.PeriodStart).FirstOrDefault();
        if (period is null || await prices.FindAsync(quote.PriceId, ct) is not { } price)
        {
            return none;
        }

        var total = price.Price.For(quote.Quantity);
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            total += (await prices.FindAsync(addOn.PriceId, ct))!.Price.For(addOn.Quantity);
        }

        var left = period.PeriodEnd - quote.At;
        var length = EndOfPeriod(period.PeriodStart, price) - period.PeriodStart;
        var tax = lines.Sum(line => line.GrossMinor) is var gross && lines.Sum(line => line.GrossMinor - line.TaxMinor) is > 0 and var net
            ? (decimal)gross / net : 1;
        var debit = Money.Round(total.MinorUnits * tax * left.Ticks / length.Ticks, quote.Currency);
        var credit = Money.Round(lines.Sum(line => Unused(line, quote.At)), quote.Currency);
        return debit.MinorUnits <= credit.MinorUnits ? none : new GiftedChange(debit - credit,
            [
                new($"Remaining paid time at the new price until {period.PeriodEnd:d MMMM yyyy}", debit.MinorUnits),
                new("Unused time at the previous price", -credit.MinorUnits),
            ],
            period.PeriodEnd);
    }

    private static DateTimeOffset EndOfPeriod(DateTimeOffset start, PriceVersion price) => price.Interval switch
    {
        Interval.Day => start.AddDays(price.IntervalCount),
        Interval.Week => start.AddDays(7 * price.IntervalCount),
        Interval.Year => start.AddYears(price.IntervalCount),
        _ => start.AddMonths(price.IntervalCount),
    };

    private static decimal Unused(InvoiceLine line, DateTimeOffset at)
    {
        var from = line.PeriodStart > at ? line.PeriodStart : at;
        var whole = (line.PeriodEnd - line.PeriodStart).Ticks;
        return whole <= 0 ? 0 : (decimal)line.GrossMinor * (line.PeriodEnd - from).Ticks / whole;
    }
}
