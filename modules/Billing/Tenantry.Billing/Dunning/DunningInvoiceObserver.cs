using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Dunning;

/// <summary>Opens, advances or closes the dunning case after an invoice has been stored.</summary>
internal sealed class DunningInvoiceObserver(UpdateDunningCase follow) : IInvoiceObserver
{
    public Task StoredAsync(string gatewayId, CancellationToken cancellationToken) => follow.RunAsync(gatewayId, cancellationToken);
}
