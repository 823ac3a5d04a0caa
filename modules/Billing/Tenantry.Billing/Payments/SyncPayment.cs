using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Payments;

/// <summary>
/// Reads a payment at the provider and brings the mirror to it, with whatever else the caller has to write beside it. Each new total of
/// what went back is announced once.
/// </summary>
internal sealed class SyncPayment(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoice invoices, ICurrentTenant current, TimeProvider clock)
{
    /// <summary>Mirrors the payment; <paramref name="also"/> runs under its lock and in its transaction.</summary>
    public async Task<Result> RunAsync(string paymentId, Func<Payment, Task<Result>>? also, CancellationToken ct)
    {
        if (await gateway.FindPaymentAsync(new(paymentId), ct) is not { } glance)
        {
            return BillingProblems.PaymentNotFound;
        }

        if (glance.CustomerId is not { } customer || await customers.FindAsync(customer, ct) is not { } tenant)
        {
            return BillingProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        var known = await db.Set<Payment>().AnyAsync(one => one.GatewayId == glance.Id, ct);
        var invoice = known ? null : await gateway.FindInvoiceOfPaymentAsync(glance.Id, ct);
        // News of a refund may come before the news of what was paid. That must be announced first, or nothing is there to take back.
        if (invoice is not null && await invoices.RunAsync(invoice, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(glance.Id, ct);
        // A row read before the lock would stand for the row of now.
        db.ChangeTracker.Clear();
        if (await gateway.FindPaymentAsync(glance.Id, ct) is not { } seen || await FindAsync(seen, invoice, ct) is not { } row)
        {
            return BillingProblems.PaymentNotFound;
        }

        Mirror(row, seen);
        if (also is not null && await also(row) is { IsProblem: true } failed)
        {
            return failed;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Result.Done;
    }

    private async Task<Payment?> FindAsync(GatewayPayment seen, string? invoice, CancellationToken ct)
    {
        if (await db.Set<Payment>().FirstOrDefaultAsync(one => one.GatewayId == seen.Id, ct) is { } known)
        {
            return known;
        }

        // Paid before payments were kept here.
        return invoice is not null && await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(one => one.GatewayId == invoice, ct) is { } paid
            ? db.Add(Payment.Of(seen.Id, seen.Amount, paid.GatewayId, paid.Product ?? "", paid.SubscriptionId, paid.PaidAt ?? seen.CreatedAt)).Entity
            : null;
    }

    private void Mirror(Payment row, GatewayPayment seen)
    {
        row.IsDisputed = seen.IsDisputed;
        row.Card = seen.Card;
        if (row.RefundedMinor == seen.Refunded.MinorUnits)
        {
            return;
        }

        var change = seen.Refunded - row.Refunded;
        row.RefundedMinor = seen.Refunded.MinorUnits;
        db.Publish(new PaymentRefunded(row.Reference, change, row.Refunded, row.Amount, row.SubscriptionId, clock.GetUtcNow()));
    }
}
