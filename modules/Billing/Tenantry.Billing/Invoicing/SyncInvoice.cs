using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Numbering;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>Reads an invoice at the provider and brings the mirror to it; being paid, and each failed try, is announced once.</summary>
internal sealed class SyncInvoice(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncSubscription subscriptions, NameParties parties, TakeNumber numbers, AdoptDetails details, IEnumerable<IInvoiceObserver> observers,
    FindPaidPlan plans, ICurrentTenant current, TimeProvider clock, ILogger<SyncInvoice> logger) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await gateway.FindInvoiceAsync(new(gatewayId), ct) is not { } glance)
        {
            return BillingProblems.InvoiceNotFound;
        }

        if (await customers.FindAsync(glance.CustomerId, ct) is not { } tenant)
        {
            return BillingProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        if (glance.SubscriptionId is { } subscription && await subscriptions.RunAsync(subscription, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
        }

        if (await TellEarlierAsync(glance, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await details.RunAsync(glance.CustomerId, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(gatewayId, ct);
        if (await gateway.FindInvoiceAsync(new(gatewayId), ct) is { } seen)
        {
            await MirrorAsync(seen, ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        foreach (var observer in observers)
        {
            await observer.StoredAsync(gatewayId, ct);
        }

        return Result.Done;
    }

    private async Task<Result> TellEarlierAsync(GatewayInvoice paid, CancellationToken ct)
    {
        if (paid.Reason != InvoiceReason.SubscriptionChange || await IsPaidHereAsync(paid.Id, ct))
        {
            return Result.Done;
        }

        foreach (var earlier in await EarlierInvoices.FindAsync(gateway, paid, ct))
        {
            if (!await IsPaidHereAsync(earlier, ct) && await RunAsync(earlier, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        return Result.Done;
    }

    private Task<bool> IsPaidHereAsync(string gatewayId, CancellationToken ct) =>
        db.Set<Invoice>().AnyAsync(one => one.GatewayId == gatewayId && one.Status == InvoiceStatus.Paid, ct);

    private async Task MirrorAsync(GatewayInvoice seen, CancellationToken ct)
    {
        db.Forget<Invoice>();
        var row = await db.Set<Invoice>().FirstOrDefaultAsync(one => one.GatewayId == seen.Id, ct)
            ?? db.Add(new Invoice { GatewayId = seen.Id }).Entity;
        var owner = seen.SubscriptionId is null
            ? null
            : await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.GatewayId == seen.SubscriptionId, ct);
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
            // The number comes last: its row is held until the end, and everyone who issues waits for it.
            var (seller, buyer) = (parties.Seller(), await parties.BuyerAsync(ct));
            row.Issue(await numbers.ForInvoiceAsync(db, row.DatedAt, ct), seller.Write(), buyer.Write());
        }

        foreach (var observer in observers)
        {
            observer.Storing(db, new StoredInvoice(row, seen, wasPaid));
        }

        if (!wasPaid && seen.Status == InvoiceStatus.Paid && (owner is not null || bought is not null))
        {
            db.Publish(owner is null ? Received(seen, bought!) : Received(seen, owner, await plans.RunAsync(seen, owner, ct)));
        }

        if (seen.Status == InvoiceStatus.Open && seen.Attempts > attempts && owner is not null)
        {
            db.Publish(new PaymentFailed(seen.Id, owner.Id, seen.Total, seen.Attempts, seen.NextAttemptAt, clock.GetUtcNow()));
        }
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
