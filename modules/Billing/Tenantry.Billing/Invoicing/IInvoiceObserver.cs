using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoicing;

/// <summary>Follows the mirrored invoices. Features above invoicing implement it.</summary>
internal interface IInvoiceObserver
{
    /// <summary>Adds what is written in the transaction that stores an invoice.</summary>
    /// <param name="db">The context that is saved afterwards.</param>
    /// <param name="stored">The invoice as it is stored, and as the provider has it.</param>
    void Storing(BillingDbContext db, StoredInvoice stored)
    {
    }

    /// <summary>Continues after an invoice was stored.</summary>
    /// <param name="gatewayId">The provider's id of the invoice.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that ends when the observer is done.</returns>
    Task StoredAsync(string gatewayId, CancellationToken cancellationToken) => Task.CompletedTask;
}
