using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Payments;

/// <summary>Reads a payment at the provider and stores it. Each new total of what was refunded is published once.</summary>
internal sealed class SyncPayment(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoice invoices, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<Payment>> RunAsync(string paymentId, CancellationToken ct)
    {
        var read = await db.ReadAsync(() => gateway.FindPaymentAsync(new(paymentId), ct), ct);
        if (read.Value is not { } payment)
        {
            return PaymentProblems.PaymentNotFound;
        }

        if (payment.CustomerId is not { } customer || await customers.FindAsync(customer, ct) is not { } tenant)
        {
            return CustomerProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        var known = await db.Set<Payment>().AnyAsync(row => row.GatewayId == payment.Id, ct);
        var invoice = known ? null : await gateway.FindInvoiceOfPaymentAsync(payment.Id, ct);
        // News of a refund may come before the news of what was paid. That must be announced first, or nothing is there to take back.
        if (invoice is not null && await invoices.RunAsync(invoice, ct) is { IsProblem: true, Problem: var refused })
        {
            return refused;
        }

        var stored = await db.StoreAsync(
            payment.Id, read, () => gateway.FindPaymentAsync(payment.Id, ct),
            async seen =>
            {
                db.Forget<Payment>();
                if (seen is null || await FindAsync(seen, invoice, ct) is not { } row)
                {
                    return PaymentProblems.PaymentNotFound;
                }

                Mirror(row, seen);
                return Result.Done;
            },
            ct);
        return stored.IsProblem ? stored.Problem
            : await db.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == payment.Id, ct) is { } found ? found
            : PaymentProblems.PaymentNotFound;
    }

    private async Task<Payment?> FindAsync(GatewayPayment seen, string? invoice, CancellationToken ct)
    {
        if (await db.Set<Payment>().FirstOrDefaultAsync(row => row.GatewayId == seen.Id, ct) is { } known)
        {
            return known;
        }

        // Paid before payments were kept here.
        return invoice is not null && await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == invoice, ct) is { } paid
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
