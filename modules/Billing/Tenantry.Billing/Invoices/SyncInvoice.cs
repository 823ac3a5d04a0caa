using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Webhooks;

namespace Tenantry.Billing.Invoices;

/// <summary>Reads an invoice at the provider and brings the mirror to it; being paid, and each failed try, is announced once.</summary>
internal sealed class SyncInvoice(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncSubscription subscriptions, ICurrentTenant current, TimeProvider clock)
    : IObjectSync
{
    public GatewayObject Kind => GatewayObject.Invoice;

    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await gateway.FindInvoiceAsync(gatewayId, ct) is not { } glance)
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

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(gatewayId, ct);
        if (await gateway.FindInvoiceAsync(gatewayId, ct) is { } seen)
        {
            await MirrorAsync(seen, ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return Result.Done;
    }

    private async Task MirrorAsync(GatewayInvoice seen, CancellationToken ct)
    {
        db.Forget<Invoice>();
        var row = await db.Set<Invoice>().FirstOrDefaultAsync(one => one.GatewayId == seen.Id, ct)
            ?? db.Add(new Invoice { GatewayId = seen.Id }).Entity;
        var owner = seen.SubscriptionId is null
            ? null
            : await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.GatewayId == seen.SubscriptionId, ct);
        var (wasPaid, attempts) = (row.Status == InvoiceStatus.Paid, row.Attempts);
        row.Number = seen.Number;
        // Paid is final: a refund is an object of its own.
        row.Status = wasPaid ? InvoiceStatus.Paid : seen.Status;
        row.TotalMinor = seen.Total.MinorUnits;
        row.Currency = seen.Total.Currency;
        row.SubscriptionId = owner?.Id;
        row.Product = owner?.Product;
        row.Attempts = Math.Max(attempts, seen.Attempts);
        row.IssuedAt = seen.IssuedAt;
        row.PaidAt = seen.PaidAt;
        row.HostedUrl = seen.HostedUrl;
        if (!wasPaid && seen.Status == InvoiceStatus.Paid && owner is not null)
        {
            db.Publish(Received(seen, owner));
        }

        if (seen.Status == InvoiceStatus.Open && seen.Attempts > attempts && owner is not null)
        {
            db.Publish(new PaymentFailed(seen.Id, owner.Id, seen.Total, seen.Attempts, seen.NextAttemptAt, clock.GetUtcNow()));
        }
    }

    private PaymentReceived Received(GatewayInvoice seen, Subscription owner)
    {
        var (start, end) = PaidTime.Of(seen.Lines);
        return new PaymentReceived(seen.Id, owner.Product, seen.Total, owner.Id, seen.PaidAt ?? clock.GetUtcNow())
        {
            AmountExcludingTax = seen.TotalExcludingTax,
            Reason = PaidTime.ReasonOf(seen),
            Plan = owner.Plan,
            PeriodStart = start,
            PeriodEnd = end,
        };
    }
}
