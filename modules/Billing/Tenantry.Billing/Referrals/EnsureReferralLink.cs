using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>Gets the current tenant's referral link, and creates it if it does not exist.</summary>
internal sealed class EnsureReferralLink(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    // No characters that are easily confused (l, 1, o, 0), and no vowels, so that no code spells a word.
    private const string Letters = "23456789bcdfghjkmnpqrstvwxz";
    private const int Length = 10;

    public async Task<ReferralLink> RunAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } existing)
        {
            return existing;
        }

        var (tenant, code) = (current.Required, RandomNumberGenerator.GetString(Letters, Length));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.referral_link (tenant_id, code, clicks, created_at) values ({tenant.Value}, {code}, 0,
                {clock.GetUtcNow()}) on conflict (tenant_id) do nothing
            """,
            ct);
        return (await FindAsync(ct))!;
    }

    private Task<ReferralLink?> FindAsync(CancellationToken ct) => db.Set<ReferralLink>().AsNoTracking().FirstOrDefaultAsync(ct);
}
