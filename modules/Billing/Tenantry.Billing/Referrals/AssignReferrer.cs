using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Assigns the referrer to the current tenant with its first order, once, before its first payment. A tenant can't refer itself.
/// </summary>
internal sealed class AssignReferrer(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants, BillingOptions options,
    ICurrentTenant current, TimeProvider clock)
{
    /// <summary>
    /// Assigns the owner of a referral code as the referrer; does nothing if the code is unknown or the tenant is not eligible.
    /// </summary>
    /// <param name="code">The referral code.</param>
    /// <param name="email">The email address of the buyer.</param>
    /// <param name="ct">The cancellation token.</param>
    public async Task RunAsync(string? code, string? email, CancellationToken ct)
    {
        var tenant = current.Required;
        if (string.IsNullOrEmpty(code) || options.Referrals.Percent == 0 || await OwnerAsync(code, tenant, ct) is not { } referrer
            || referrer == tenant || await db.Set<Payment>().AnyAsync(ct) || await IsSameAsync(referrer, tenant, email, ct))
        {
            return;
        }

        using var ambient = current.Change(referrer);
        // Insert without reading first: the unique index decides between two links that are followed at the same time.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.referral (tenant_id, referred_tenant_id, percent, months, at)
            values ({referrer.Value}, {tenant.Value}, {options.Referrals.Percent}, {options.Referrals.Months},
                {clock.GetUtcNow()}) on conflict do nothing
            """,
            ct);
    }

    private async Task<TenantId?> OwnerAsync(string code, TenantId tenant, CancellationToken ct)
    {
        await using var all = await across.CreateDbContextAsync("find a referrer", ct);
        return await all.Set<Referral>().AnyAsync(row => row.ReferredTenantId == tenant, ct)
            ? null
            : await all.Set<ReferralLink>().Where(row => row.Code == code).Select(row => (TenantId?)row.TenantId).FirstOrDefaultAsync(ct);
    }

    private async Task<bool> IsSameAsync(TenantId referrer, TenantId tenant, string? email, CancellationToken ct)
    {
        var owner = (await tenants.FindAsync(referrer, ct))?.OwnerEmail;
        return owner is null || EmailNormalizer.AreEquivalent(owner, email)
            || EmailNormalizer.AreEquivalent(owner, (await tenants.FindAsync(tenant, ct))?.OwnerEmail);
    }
}
