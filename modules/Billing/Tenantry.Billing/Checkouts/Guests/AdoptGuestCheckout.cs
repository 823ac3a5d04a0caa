using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>Gives a visitor's paid checkout to the tenant of the address that paid; where there is none, it is made. Each step may be repeated.</summary>
internal sealed class AdoptGuestCheckout(BillingDbContext db, IAcrossTenants<BillingDbContext> across, IAccounts accounts, BindReferral referrals, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<TenantId>> RunAsync(GatewayCheckout seen, CancellationToken ct)
    {
        await using var shared = await across.OpenAsync("give a visitor's purchase to its tenant", ct);
        if (await shared.Set<GuestCheckout>().FirstOrDefaultAsync(guestCheckout => guestCheckout.GatewayId == seen.Id, ct) is not { } guest || seen is not { Email: { } email, CustomerId: { } customer })
        {
            return CustomerProblems.UnknownCustomer;
        }

        if (guest.AdoptedBy is { } owner)
        {
            return owner;
        }

        var opened = await accounts.OpenAsync(email, seen.Name, "/space", ct);
        if (opened.IsProblem)
        {
            return opened.Problem;
        }

        var tenant = opened.Value.Tenant;
        await LinkAsync(tenant, customer, email, guest, ct);
        using (current.Change(tenant))
        {
            // Before the payment is mirrored: who has paid before is brought by nobody.
            await referrals.RunAsync(guest.Referral, email, ct);
        }

        (guest.AdoptedBy, guest.MadeAccount) = (tenant, opened.Value.IsNew);
        await shared.SaveChangesAsync(ct);
        return tenant;
    }

    private async Task LinkAsync(TenantId tenant, string customer, string email, GuestCheckout guest, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var ambient = current.Change(tenant);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The tenant's first customer is the one that later purchases are made with; any other is an alias.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.customer (tenant_id, gateway_id, email, created_at) values ({tenant.Value}, {customer}, {email}, {now}) on conflict do nothing
            """,
            ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.customer_alias (tenant_id, gateway_id, created_at)
            select {tenant.Value}, {customer}, {now} where not exists (select from billing.customer where gateway_id = {customer}) on conflict do nothing
            """,
            ct);
        if (!await db.Set<Checkout>().AnyAsync(checkout => checkout.Id == guest.Id, ct))
        {
            db.Add(guest.Adopted());
            db.Audit("billing.checkout.adopted", $"checkout/{guest.Id}", detail: new { product = guest.Product, plan = guest.Plan });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
