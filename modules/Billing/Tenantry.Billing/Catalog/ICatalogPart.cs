using Tenantry.Billing.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Something that is kept in memory and read again together with the catalog.</summary>
internal interface ICatalogPart
{
    Task LoadAsync(BillingDbContext db, CancellationToken cancellationToken);
}
