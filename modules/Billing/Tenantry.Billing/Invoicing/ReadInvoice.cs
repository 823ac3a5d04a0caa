using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>Represents an invoice of the provider, with everything that must be read from the provider to store it.</summary>
/// <param name="Source">The invoice.</param>
/// <param name="Plan">The charged plan, if a subscription's invoice became paid; otherwise, <see langword="null"/>.</param>
internal sealed record InvoiceSnapshot(GatewayInvoice Source, PaidPlan? Plan);

/// <summary>
/// Reads everything from the provider that is needed to store an invoice, so that storing makes no calls to the provider.
/// </summary>
internal sealed class ReadInvoice(BillingDbContext db, IPaymentGateway gateway, ImportBillingDetails details, FindPaidPlan plans)
{
    public async Task<InvoiceSnapshot> RunAsync(GatewayInvoiceId id, CancellationToken cancellationToken) =>
        await gateway.FindInvoiceAsync(id, cancellationToken) is { } source
            ? await CompleteAsync(source, cancellationToken)
            : throw new GatewayException("invoice_missing", $"Invoice {id} does not exist at the payment provider.", isTransient: false);

    /// <summary>Reads the related data of an invoice that has already been read.</summary>
    public async Task<InvoiceSnapshot> CompleteAsync(GatewayInvoice source, CancellationToken cancellationToken)
    {
        await details.RunAsync(source.CustomerId, cancellationToken);
        var isPaidHere = await db.Set<Invoice>().AnyAsync(invoice => invoice.GatewayId == source.Id && invoice.Status == InvoiceStatus.Paid,
            cancellationToken);
        return new InvoiceSnapshot(
            source,
            !isPaidHere && source is { Status: InvoiceStatus.Paid, SubscriptionId: { } subscription }
                && await db.Set<Subscription>().AsNoTracking()
                .FirstOrDefaultAsync(row => row.GatewayId == subscription, cancellationToken) is { } owner
                    ? await plans.RunAsync(source, owner, cancellationToken)
                    : null);
    }
}
