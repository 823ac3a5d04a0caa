using Microsoft.EntityFrameworkCore;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>A customer of whom the ledger has heard. The row is what a handler locks before it reads the customer's balance.</summary>
internal sealed class MrrCustomer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Waits for other changes of the current tenant's ledger, and keeps them waiting until the transaction ends.</summary>
    // The update is what takes the lock; "do nothing" would let a second handler read the same balance.
    public static Task LockAsync(RevenueDashboardDbContext db, TenantId tenant, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"insert into revenue.mrr_customer (tenant_id) values ({tenant.Value}) on conflict (tenant_id) do update set tenant_id = excluded.tenant_id", ct);
}
