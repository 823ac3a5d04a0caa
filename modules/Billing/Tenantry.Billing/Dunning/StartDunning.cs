using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Dunning;

/// <summary>Begins, continues or ends dunning after an invoice was stored.</summary>
internal sealed class StartDunning(FollowInvoice follow) : IInvoiceObserver
{
    public Task StoredAsync(string gatewayId, CancellationToken cancellationToken) => follow.RunAsync(gatewayId, cancellationToken);
}
