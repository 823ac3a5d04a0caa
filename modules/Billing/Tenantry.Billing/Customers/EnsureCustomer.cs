using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers;

/// <summary>
/// Gets the tenant's customer at the payment provider, and creates it if necessary. The idempotency key is the tenant, so concurrent calls
/// get the same customer.
/// </summary>
internal sealed class EnsureCustomer(BillingDbContext db, IPaymentGateway gateway, ITenants tenants, SyncBillingDetails details,
    ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<string>> RunAsync(CancellationToken ct)
    {
        if (await db.Set<Customer>().Select(row => row.GatewayId).FirstOrDefaultAsync(ct) is { } existing)
        {
            return existing;
        }

        var tenant = current.Required;
        if (await tenants.FindAsync(tenant, ct) is not { } summary)
        {
            return CustomerProblems.UnknownCustomer;
        }

        var id = await gateway.CreateCustomerAsync(
            new NewGatewayCustomer(tenant, summary.Name, summary.OwnerEmail), IdempotencyKey.For("customer", tenant), ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.customer (tenant_id, gateway_id, email, created_at)
            values ({tenant.Value}, {id.Value}, {summary.OwnerEmail}, {clock.GetUtcNow()}) on conflict (tenant_id) do nothing
            """,
            ct);
        await details.RunAsync(ct);
        return id.Value;
    }
}
