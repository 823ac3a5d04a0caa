using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoicing;

/// <summary>Observes invoices that are stored. Features that depend on invoicing implement this interface.</summary>
internal interface IInvoiceObserver
{
    /// <summary>Adds changes to the transaction that stores an invoice.</summary>
    /// <param name="db">The database context, which is saved afterward.</param>
    /// <param name="stored">The stored invoice and the provider's invoice.</param>
    void Storing(BillingDbContext db, InvoiceChange stored)
    {
    }

    /// <summary>Runs after an invoice has been stored.</summary>
    /// <param name="gatewayId">The provider's ID of the invoice.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the observer has finished.</returns>
    Task StoredAsync(string gatewayId, CancellationToken cancellationToken) => Task.CompletedTask;
}
