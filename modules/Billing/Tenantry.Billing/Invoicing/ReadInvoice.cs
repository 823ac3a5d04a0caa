using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>An invoice as it was read at the provider, with all that is asked there for storing it.</summary>
/// <param name="Source">The invoice.</param>
/// <param name="Plan">What it charged for, where a subscription's invoice became paid.</param>
internal sealed record InvoiceRead(GatewayInvoice Source, PaidPlan? Plan);

/// <summary>Reads at the provider what the storing of an invoice needs, so that storing it asks nothing there.</summary>
internal sealed class ReadInvoice(BillingDbContext db, IPaymentGateway gateway, AdoptDetails details, FindPaidPlan plans)
{
    public async Task<InvoiceRead> RunAsync(GatewayInvoiceId id, CancellationToken cancellationToken) =>
        await gateway.FindInvoiceAsync(id, cancellationToken) is { } source
            ? await CompleteAsync(source, cancellationToken)
            : throw new GatewayException("invoice_missing", $"Invoice {id} is gone.", isTransient: false);

    /// <summary>Reads the rest, for an invoice that was read.</summary>
    public async Task<InvoiceRead> CompleteAsync(GatewayInvoice source, CancellationToken cancellationToken)
    {
        await details.RunAsync(source.CustomerId, cancellationToken);
        var isPaidHere = await db.Set<Invoice>().AnyAsync(invoice => invoice.GatewayId == source.Id && invoice.Status == InvoiceStatus.Paid, cancellationToken);
        return new InvoiceRead(
            source,
            !isPaidHere && source is { Status: InvoiceStatus.Paid, SubscriptionId: { } subscription }
                && await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == subscription, cancellationToken) is { } owner
                    ? await plans.RunAsync(source, owner, cancellationToken)
                    : null);
    }
}
