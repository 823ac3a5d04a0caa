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

        var created = await CreateAsync(IdempotencyKey.For("customer", current.Required), ct);
        if (!created.IsProblem)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into billing.customer (tenant_id, gateway_id, email, created_at)
                values ({current.Required.Value}, {created.Value.Id}, {created.Value.Email}, {clock.GetUtcNow()})
                on conflict (tenant_id) do nothing
                """,
                ct);
            await details.RunAsync(ct);
        }

        return created.IsProblem ? created.Problem : created.Value.Id;
    }

    /// <summary>
    /// Calls the provider for the tenant's customer. If the customer was deleted there, it is created again, and the call is repeated once.
    /// </summary>
    /// <param name="call">The call, with the provider's ID of the customer, which must be part of its idempotency key.</param>
    /// <param name="ct">The cancellation token.</param>
    public async Task<Result<T>> UseAsync<T>(Func<string, Task<Result<T>>> call, CancellationToken ct)
        where T : notnull
    {
        var customer = await RunAsync(ct);
        if (customer.IsProblem)
        {
            return customer.Problem;
        }

        try
        {
            return await call(customer.Value);
        }
        catch (GatewayException exception) when (exception is { IsTransient: false, Refusal: GatewayRefusal.CustomerMissing })
        {
            var replaced = await ReplaceAsync(customer.Value, ct);
            return replaced.IsProblem ? replaced.Problem : await call(replaced.Value);
        }
    }

    // The deleted customer stays an alias: webhooks about what it had are still delivered. Concurrent calls create the same customer.
    private async Task<Result<string>> ReplaceAsync(string missing, CancellationToken ct)
    {
        var created = await CreateAsync(IdempotencyKey.For("customer", current.Required, missing), ct);
        if (created.IsProblem)
        {
            return created.Problem;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await db.Set<Customer>().Where(row => row.GatewayId == missing)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.GatewayId, created.Value.Id), ct) > 0)
            {
                await db.Set<TenantBillingDetails>().ExecuteUpdateAsync(set => set.SetProperty(row => row.SyncedRevision, 0), ct);
                db.Add(new CustomerAlias { GatewayId = missing, CreatedAt = clock.GetUtcNow() });
                db.Audit("billing.customer.created_again", $"customer/{created.Value.Id}", detail: new { deleted = missing });
                await db.SaveChangesAsync(ct);
            }

            await transaction.CommitAsync(ct);
        }

        await details.RunAsync(ct);
        return created.Value.Id;
    }

    private async Task<Result<(string Id, string Email)>> CreateAsync(IdempotencyKey key, CancellationToken ct)
    {
        var tenant = current.Required;
        if (await tenants.FindAsync(tenant, ct) is not { } summary)
        {
            return CustomerProblems.UnknownCustomer;
        }

        var id = await gateway.CreateCustomerAsync(new NewGatewayCustomer(tenant, summary.Name, summary.OwnerEmail), key, ct);
        return (id.Value, summary.OwnerEmail);
    }
}
