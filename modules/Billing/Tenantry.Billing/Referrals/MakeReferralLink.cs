using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>Finds the current tenant's link, and makes it where there is none.</summary>
internal sealed class MakeReferralLink(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    // Without what is read as another: no vowels, so that no word comes of it, no l, 1, 0.
    private const string Letters = "23456789bcdfghjkmnpqrstvwxz";
    private const int Length = 10;

    public async Task<ReferralLink> RunAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } known)
        {
            return known;
        }

        var (tenant, code) = (current.Required, RandomNumberGenerator.GetString(Letters, Length));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.referral_link (tenant_id, code, clicks, created_at) values ({tenant.Value}, {code}, 0, {clock.GetUtcNow()}) on conflict (tenant_id) do nothing
            """,
            ct);
        return (await FindAsync(ct))!;
    }

    private Task<ReferralLink?> FindAsync(CancellationToken ct) => db.Set<ReferralLink>().AsNoTracking().FirstOrDefaultAsync(ct);
}
