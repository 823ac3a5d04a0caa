using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>
/// Assigns a guest's paid checkout to the tenant of the email address that paid, and creates the tenant if there is none. Each step can be
/// repeated.
/// </summary>
internal sealed class AssignGuestCheckout(BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, IAccounts accounts,
    AssignReferrer referrals, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<TenantId>> RunAsync(GatewayCheckout checkout, CancellationToken ct)
    {
        await using var shared = await across.CreateDbContextAsync("assign a guest checkout to its tenant", ct);
        if (await shared.Set<GuestCheckout>().FirstOrDefaultAsync(guestCheckout => guestCheckout.GatewayId == checkout.Id,
            ct) is not { } guest || checkout is not { Email: { } email, CustomerId: { } customer })
        {
            return CustomerProblems.UnknownCustomer;
        }

        if (guest.AssignedTo is { } owner)
        {
            return owner;
        }

        var opened = await accounts.FindOrCreateAsync(email, checkout.Name, "/space", ct);
        if (opened.IsProblem)
        {
            return opened.Problem;
        }

        var tenant = opened.Value.Tenant;
        await LinkAsync(tenant, customer, email, guest, ct);
        using (current.Change(tenant))
        {
            // Before the payment is stored: a tenant that has paid before can't be referred.
            await referrals.RunAsync(guest.Referral, email, ct);
        }

        (guest.AssignedTo, guest.CreatedAccount) = (tenant, opened.Value.IsNew);
        await shared.SaveChangesAsync(ct);
        return tenant;
    }

    private async Task LinkAsync(TenantId tenant, string customer, string email, GuestCheckout guest, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var ambient = current.Change(tenant);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The tenant's first customer is used for later purchases; any other customer becomes an alias.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.customer (tenant_id, gateway_id, email, created_at) values ({tenant.Value}, {customer}, {email},
                {now}) on conflict do nothing
            """,
            ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.customer_alias (tenant_id, gateway_id, created_at)
            select {tenant.Value}, {customer}, {now} where not exists (select from billing.customer
                where gateway_id = {customer}) on conflict do nothing
            """,
            ct);
        if (!await db.Set<Checkout>().AnyAsync(existing => existing.Id == guest.Id, ct))
        {
            db.Add(guest.ToCheckout());
            db.Audit("billing.checkout.adopted", $"checkout/{guest.Id}", detail: new { product = guest.Product, plan = guest.Plan });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
