using Microsoft.EntityFrameworkCore;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Represents a customer in the ledger. A handler locks this row before it reads the customer's MRR.</summary>
internal sealed class MrrCustomer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Takes the lock on a tenant's ledger. It is held until the transaction ends.</summary>
    // The update takes the lock; with "do nothing", a second handler would read the same MRR.
    public static Task LockAsync(RevenueDashboardDbContext db, TenantId tenant, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into revenue.mrr_customer (tenant_id) values ({tenant.Value})
        on conflict (tenant_id) do update set tenant_id = excluded.tenant_id
        """,
        ct);
}
