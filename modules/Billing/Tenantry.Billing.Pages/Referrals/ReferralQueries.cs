using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>Reads what the current tenant brought and earned. Whom it brought it does not learn.</summary>
internal sealed class ReferralQueries(BillingDbContext db)
{
    /// <summary>Lists those who came, the latest first, by number.</summary>
    public async Task<IReadOnlyList<Brought>> ListAsync(CancellationToken ct)
    {
        var referrals = await db.Set<Referral>().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.ReferredTenantId).ToListAsync(ct);
        var rewards = await db.Set<ReferralReward>().AsNoTracking().ToListAsync(ct);
        return [.. referrals.Select((row, index) => Brought.Of(index + 1, row, [.. rewards.Where(reward => reward.ReferredTenantId == row.ReferredTenantId)])).Reverse()];
    }

    /// <summary>Somebody who came.</summary>
    /// <param name="Number">What stands for the name.</param>
    /// <param name="Since">When they came.</param>
    /// <param name="Payments">How many of their payments count.</param>
    /// <param name="Held">What is earned and held back.</param>
    /// <param name="Given">What stands on the balance.</param>
    /// <param name="Until">When the next part of what is held is given.</param>
    /// <param name="Waits">Why something cannot be given.</param>
    internal sealed record Brought(int Number, DateTimeOffset Since, int Payments, string Held, string Given, DateTimeOffset? Until, string? Waits)
    {
        public static Brought Of(int number, Referral referral, IReadOnlyList<ReferralReward> rewards) => new(
            number, referral.At, rewards.Count(row => row.State != RewardState.Cancelled), Sum(rewards.Where(IsHeld), row => row.DueMinor - row.GivenMinor), Sum(rewards, row => row.GivenMinor),
            rewards.Where(row => row.State == RewardState.Held).Min(row => (DateTimeOffset?)row.HeldUntil), rewards.FirstOrDefault(row => row.Waits is not null)?.Waits);
    }

    internal static bool IsHeld(ReferralReward row) => row.State is RewardState.Held or RewardState.Waiting;

    /// <summary>Adds up what is of one currency, and says each sum.</summary>
    internal static string Sum(IEnumerable<ReferralReward> rewards, Func<ReferralReward, long> amount)
    {
        var sums = rewards.GroupBy(row => row.Currency).Select(group => new Money(group.Sum(amount), group.Key)).Where(sum => !sum.IsZero).Select(sum => sum.Display).ToList();
        return sums.Count > 0 ? string.Join(" + ", sums) : "–";
    }

    public async Task<(string Held, string Given)> SumsAsync(CancellationToken ct)
    {
        var rewards = await db.Set<ReferralReward>().AsNoTracking().ToListAsync(ct);
        return (Sum(rewards.Where(IsHeld), row => row.DueMinor - row.GivenMinor), Sum(rewards, row => row.GivenMinor));
    }
}
