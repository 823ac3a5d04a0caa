using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Finds the prior paid invoices of a period when an invoice charges for a change within that period. They must be processed first:
/// otherwise, the full allowance of the period would be granted in addition to the difference, or the change would grant a full allowance
/// for a part.
/// </summary>
internal static class PriorInvoices
{
    /// <summary>Gets the IDs of the prior invoices, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPaymentGateway gateway, GatewayInvoice change, CancellationToken ct)
    {
        var (priorIds, isPrior) = (new List<string>(), false);
        if (change is not { Status: InvoiceStatus.Paid, Reason: InvoiceReason.SubscriptionChange, SubscriptionId: { } subscription })
        {
            return priorIds;
        }

        // The list is newest first. The position decides, not the time: two changes can have the same second.
        await foreach (var invoice in gateway.ListInvoicesAsync(change.CustomerId, InvoiceStatus.Paid, cancellationToken: ct))
        {
            if (isPrior && invoice.SubscriptionId == subscription)
            {
                priorIds.Insert(0, invoice.Id);
                if (invoice.Reason != InvoiceReason.SubscriptionChange)
                {
                    break;
                }
            }

            isPrior |= invoice.Id == change.Id;
        }

        return priorIds;
    }
}
