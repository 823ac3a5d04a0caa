using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>Reads a checkout at the provider and brings the attempt, and what came of it, to it.</summary>
internal sealed class SyncCheckout(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncSubscription subscriptions, SyncInvoice invoices, SyncPayment payments,
    AdoptGuestCheckout guests, ICurrentTenant current, TimeProvider clock)
    : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await gateway.FindCheckoutAsync(new(gatewayId), ct) is not { CustomerId: { } customer } seen)
        {
            return BillingProblems.CheckoutNotFound;
        }

        if (await customers.FindAsync(customer, ct) is not { } tenant)
        {
            // Somebody paid who was not signed in. An unpaid page of theirs is nobody's yet.
            if (!seen.IsPaid)
            {
                return Result.Done;
            }

            var adopted = await guests.RunAsync(seen, ct);
            if (adopted.IsProblem)
            {
                return adopted.Problem;
            }

            tenant = adopted.Value;
        }

        using var ambient = current.Change(tenant);
        if (seen is { IsPaid: true, SubscriptionId: { } subscription })
        {
            var synced = await subscriptions.RunAsync(subscription, ct);
            if (synced.IsProblem)
            {
                return synced.Problem;
            }
        }

        // A visitor's invoice may have been told before anybody knew whose it is, and was refused then. Nobody tells it again.
        if (seen is { IsPaid: true, InvoiceId: { } invoice } && await invoices.RunAsync(invoice, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(gatewayId, ct);
        if (await db.Set<Checkout>().FirstOrDefaultAsync(one => one.GatewayId == gatewayId, ct) is { Status: CheckoutStatus.Open } attempt)
        {
            attempt.Status = seen.IsPaid ? CheckoutStatus.Paid : seen.IsExpired ? CheckoutStatus.Expired : CheckoutStatus.Open;
            // Where there is an invoice, that announces what was paid.
            if (seen is { IsPaid: true, SubscriptionId: null, InvoiceId: null, Total: { } total })
            {
                db.Publish(new PaymentReceived(seen.PaymentId?.Value ?? seen.Id.Value, attempt.Product, total, null, clock.GetUtcNow())
                {
                    AmountExcludingTax = seen.Tax is { } tax ? total - tax : total,
                    Plan = attempt.Plan,
                });
                if (seen.PaymentId is { } payment)
                {
                    db.Add(Payment.Of(payment, total, payment, attempt.Product, null, clock.GetUtcNow()));
                }
            }

            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        // Of a refund that was told before the purchase was, nobody tells again.
        return seen is { IsPaid: true, SubscriptionId: null, PaymentId: { } paid } ? await payments.RunAsync(paid, null, ct) : Result.Done;
    }
}
