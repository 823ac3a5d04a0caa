using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Stores an invoice as it was read at the provider, and publishes once that it was paid, and each failed attempt. The caller has locked it,
/// and saves.
/// </summary>
internal sealed class StoreInvoice(
    BillingDbContext db, NameParties parties, TakeNumber numbers, IEnumerable<IInvoiceObserver> observers, TimeProvider clock, ILogger<StoreInvoice> logger)
{
    public async Task<Result> RunAsync(InvoiceRead read, CancellationToken ct)
    {
        var seen = read.Source;
        db.Forget<Invoice>();
        var row = await db.Set<Invoice>().FirstOrDefaultAsync(invoice => invoice.GatewayId == seen.Id, ct)
            ?? db.Add(new Invoice { GatewayId = seen.Id }).Entity;
        var owner = seen.SubscriptionId is null
            ? null
            : await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.GatewayId == seen.SubscriptionId, ct);
        var (wasPaid, attempts) = (row.Status == InvoiceStatus.Paid, row.Attempts);
        row.Mirror(seen);
        row.SubscriptionId = owner?.Id;
        var bought = Bought.Of(seen);
        row.Product = owner?.Product ?? bought?.Product ?? row.Product;
        await MirrorLines.RunAsync(db, seen, ct);
        if (row.DriftMinor != 0)
        {
            logger.InvoiceDrifts(seen.Id, row.DriftMinor);
        }

        if (row is { Series: null, Status: not InvoiceStatus.Draft })
        {
            // The number comes last: its row is locked until the commit, and everyone who issues waits for it.
            var (seller, buyer) = (parties.Seller(), await parties.BuyerAsync(ct));
            row.Issue(await numbers.ForInvoiceAsync(db, row.DatedAt, ct), seller.Write(), buyer.Write());
        }

        foreach (var observer in observers)
        {
            observer.Storing(db, new StoredInvoice(row, seen, wasPaid));
        }

        if (!wasPaid && seen.Status == InvoiceStatus.Paid && (owner is not null || bought is not null))
        {
            db.Publish(owner is null ? Received(seen, bought!) : Received(seen, owner, read.Plan ?? new PaidPlan(owner.Plan, owner.Quantity, [])));
        }

        if (seen.Status == InvoiceStatus.Open && seen.Attempts > attempts && owner is not null)
        {
            db.Publish(new PaymentFailed(seen.Id, owner.Id, seen.Total, seen.Attempts, seen.NextAttemptAt, clock.GetUtcNow()));
        }

        return Result.Done;
    }

    private PaymentReceived Received(GatewayInvoice seen, Bought bought) => new(seen.Id, bought.Product, seen.Earned, null, seen.PaidAt ?? clock.GetUtcNow())
    {
        AmountExcludingTax = seen.EarnedExcludingTax,
        Plan = bought.Plan,
    };

    private PaymentReceived Received(GatewayInvoice seen, Subscription owner, PaidPlan paid)
    {
        var (start, end) = PaidTime.Of(seen.Lines);
        return new PaymentReceived(seen.Id, owner.Product, seen.Earned, owner.Id, seen.PaidAt ?? clock.GetUtcNow())
        {
            AmountExcludingTax = seen.EarnedExcludingTax,
            Reason = PaidTime.ReasonOf(seen),
            Plan = paid.Plan,
            Quantity = paid.Quantity,
            AddOns = paid.AddOns,
            PeriodStart = start,
            PeriodEnd = end,
        };
    }
}
