using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Finds what a subscription paid in its period before an invoice for a change in that period: it must be announced first. Told after the
/// change, it would give the period's whole allowance on top of the difference, or the change would give the whole for a part.
/// </summary>
internal static class EarlierInvoices
{
    /// <summary>Gives their ids, the oldest first.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPaymentGateway gateway, GatewayInvoice change, CancellationToken ct)
    {
        var (earlier, passed) = (new List<string>(), false);
        if (change is not { Status: InvoiceStatus.Paid, Reason: InvoiceReason.SubscriptionChange, SubscriptionId: { } subscription })
        {
            return earlier;
        }

        // Newest first. By their place and not by their time: two changes may be made within one second.
        await foreach (var invoice in gateway.ListInvoicesAsync(change.CustomerId, InvoiceStatus.Paid, cancellationToken: ct))
        {
            if (passed && invoice.SubscriptionId == subscription)
            {
                earlier.Insert(0, invoice.Id);
                if (invoice.Reason != InvoiceReason.SubscriptionChange)
                {
                    break;
                }
            }

            passed |= invoice.Id == change.Id;
        }

        return earlier;
    }
}
