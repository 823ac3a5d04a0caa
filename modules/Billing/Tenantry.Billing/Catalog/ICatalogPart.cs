using Tenantry.Billing.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Represents data that is cached in memory and reloaded together with the catalog.</summary>
internal interface ICatalogPart
{
    Task LoadAsync(BillingDbContext db, CancellationToken cancellationToken);
}
