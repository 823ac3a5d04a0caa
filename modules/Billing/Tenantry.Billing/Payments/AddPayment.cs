using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Payments;

/// <summary>Stores the payment of an invoice in the same transaction as the invoice.</summary>
internal sealed class AddPayment(TimeProvider clock) : IInvoiceObserver
{
    public void Storing(BillingDbContext db, InvoiceChange stored)
    {
        if (stored.BecamePaid
            && Payment.Of(stored.Source, stored.Invoice.Product, stored.Invoice.SubscriptionId, clock.GetUtcNow()) is { } payment)
        {
            db.Add(payment);
        }
    }
}
