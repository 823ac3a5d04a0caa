using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Applies a snapshot of the provider's invoice. Publishes the payment once, and each failed attempt. The caller locks the object and
/// saves.
/// </summary>
internal sealed class StoreInvoice(
    BillingDbContext db, GetBillingParties parties, InvoiceNumberSequence numbers, IEnumerable<IInvoiceObserver> observers,
    TimeProvider clock, ILogger<StoreInvoice> logger)
{
    public async Task<Result> RunAsync(InvoiceSnapshot read, CancellationToken ct)
    {
        var snapshot = read.Source;
        db.Forget<Invoice>();
        var row = await db.Set<Invoice>().FirstOrDefaultAsync(invoice => invoice.GatewayId == snapshot.Id, ct)
            ?? db.Add(new Invoice { GatewayId = snapshot.Id }).Entity;
        var owner = await InvoiceOwners.FindAsync(db, snapshot, ct);
        var (wasPaid, attempts) = (row.Status == InvoiceStatus.Paid, row.Attempts);
        row.Apply(snapshot);
        row.SubscriptionId = owner?.Id;
        var purchase = PurchasedPlan.Of(snapshot);
        row.Product = owner?.Product ?? purchase?.Product ?? row.Product;
        await UpdateInvoiceLines.RunAsync(db, snapshot, ct);
        if (row.DiscrepancyMinor != 0)
        {
            logger.InvoiceDiscrepancy(snapshot.Id, row.DiscrepancyMinor);
        }

        if (row is { Series: null, Status: not InvoiceStatus.Draft })
        {
            // The number must be taken last: its row is locked until the commit and blocks every other issue.
            var (seller, buyer) = (parties.GetSeller(), await parties.GetBuyerAsync(ct));
            row.Issue(await numbers.NextForInvoiceAsync(db, row.DatedAt, ct), seller.Write(), buyer.Write());
        }

        foreach (var observer in observers)
        {
            observer.Storing(db, new InvoiceChange(row, snapshot, wasPaid));
        }

        if (!wasPaid && snapshot.Status == InvoiceStatus.Paid && (owner is not null || purchase is not null))
        {
            db.Publish(owner is null ? Received(snapshot, purchase!)
                : Received(snapshot, owner, read.Plan ?? new PaidPlan(owner.Plan, owner.Quantity, [])));
        }

        if (snapshot.Status == InvoiceStatus.Open && snapshot.Attempts > attempts && owner is not null)
        {
            db.Publish(new PaymentFailed(snapshot.Id, owner.Id, snapshot.Total, snapshot.Attempts, snapshot.NextAttemptAt,
                clock.GetUtcNow()));
        }

        return Result.Success;
    }

    private PaymentReceived Received(GatewayInvoice snapshot, PurchasedPlan purchase) =>
        new(snapshot.Id, purchase.Product, snapshot.Earned, null, snapshot.PaidAt ?? clock.GetUtcNow())
    {
        AmountExcludingTax = snapshot.EarnedExcludingTax,
        Plan = purchase.Plan,
    };

    private PaymentReceived Received(GatewayInvoice snapshot, Subscription owner, PaidPlan paid)
    {
        var (start, end) = ServicePeriod.Of(snapshot.Lines);
        return new PaymentReceived(snapshot.Id, owner.Product, snapshot.Earned, owner.Id, snapshot.PaidAt ?? clock.GetUtcNow())
        {
            AmountExcludingTax = snapshot.EarnedExcludingTax,
            Reason = ServicePeriod.ReasonOf(snapshot),
            Plan = paid.Plan,
            Quantity = paid.Quantity,
            AddOns = paid.AddOns,
            PeriodStart = start,
            PeriodEnd = end,
        };
    }
}
