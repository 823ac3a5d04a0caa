using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Payments;

/// <summary>Reads a payment from the provider and stores it. Each new refunded total is published once.</summary>
internal sealed class SyncPayment(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoice invoices, ICurrentTenant current,
    TimeProvider clock)
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
        var isStored = await db.Set<Payment>().AnyAsync(row => row.GatewayId == payment.Id, ct);
        var invoice = isStored ? null : await gateway.FindInvoiceOfPaymentAsync(payment.Id, ct);
        // A webhook for a refund can arrive before the one for the payment. The payment must be published first, or there is nothing to
        // reverse.
        if (invoice is not null && await invoices.RunAsync(invoice, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
        }

        var stored = await db.StoreAsync(
            payment.Id, read, () => gateway.FindPaymentAsync(payment.Id, ct),
            async snapshot =>
            {
                db.Forget<Payment>();
                if (snapshot is null || await FindAsync(snapshot, invoice, ct) is not { } row)
                {
                    return PaymentProblems.PaymentNotFound;
                }

                Apply(row, snapshot);
                return Result.Success;
            },
            ct);
        return stored.IsProblem ? stored.Problem
            : await db.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == payment.Id, ct) is { } synced ? synced
            : PaymentProblems.PaymentNotFound;
    }

    private async Task<Payment?> FindAsync(GatewayPayment snapshot, string? invoice, CancellationToken ct)
    {
        if (await db.Set<Payment>().FirstOrDefaultAsync(row => row.GatewayId == snapshot.Id, ct) is { } existing)
        {
            return existing;
        }

        // The invoice was paid before payments were stored here.
        return invoice is not null && await db.Set<Invoice>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.GatewayId == invoice, ct) is { } paid
            ? db.Add(Payment.Of(snapshot.Id, snapshot.Amount, paid.GatewayId, paid.Product ?? "", paid.SubscriptionId, paid.PaidAt
                ?? snapshot.CreatedAt)).Entity
            : null;
    }

    private void Apply(Payment row, GatewayPayment snapshot)
    {
        row.IsDisputed = snapshot.IsDisputed;
        row.Card = snapshot.Card;
        if (row.RefundedMinor == snapshot.Refunded.MinorUnits)
        {
            return;
        }

        var change = snapshot.Refunded - row.Refunded;
        row.RefundedMinor = snapshot.Refunded.MinorUnits;
        db.Publish(new PaymentRefunded(row.Reference, change, row.Refunded, row.Amount, row.SubscriptionId, clock.GetUtcNow()));
    }
}
