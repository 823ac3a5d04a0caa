using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Customers;

/// <summary>Finds the tenant of a customer at the payment provider. A webhook contains no tenant, so the lookup is cross-tenant.</summary>
internal sealed class CustomerTenants(ICrossTenantDbContextFactory<BillingDbContext> across)
{
    public async Task<TenantId?> FindAsync(string gatewayCustomer, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("find the tenant of a payment provider's customer", ct);
        return await db.Set<Customer>().Where(row => row.GatewayId == gatewayCustomer).Select(row => (TenantId?)row.TenantId)
            .FirstOrDefaultAsync(ct)
            ?? await db.Set<CustomerAlias>().Where(row => row.GatewayId == gatewayCustomer).Select(row => (TenantId?)row.TenantId)
            .FirstOrDefaultAsync(ct);
    }
}
