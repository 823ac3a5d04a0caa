using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Pages.Referrals;

/// <summary>
/// Reads the referrals and rewards of the current tenant. The referred customers stay anonymous: they are numbered, not named.
/// </summary>
internal sealed class ReferralQueries(BillingDbContext db)
{
    /// <summary>Lists the referrals, newest first.</summary>
    public async Task<IReadOnlyList<ReferralSummary>> ListAsync(CancellationToken ct)
    {
        var referrals = await db.Set<Referral>().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.ReferredTenantId).ToListAsync(ct);
        var rewards = await db.Set<ReferralReward>().AsNoTracking().ToListAsync(ct);
        return [.. referrals.Select((row, index) =>
            ReferralSummary.Of(index + 1, row, [.. rewards.Where(reward => reward.ReferredTenantId == row.ReferredTenantId)])).Reverse()];
    }

    /// <summary>Represents a referred customer.</summary>
    /// <param name="Number">The number that stands for the name.</param>
    /// <param name="Since">The time of the referral.</param>
    /// <param name="Payments">The number of payments that earn a reward.</param>
    /// <param name="Pending">The reward that is earned but still held.</param>
    /// <param name="Earned">The reward that is on the balance.</param>
    /// <param name="NextCreditAt">The time when the next part of the held reward is granted.</param>
    /// <param name="WaitReason">The reason why a reward can't be granted; <see langword="null"/> if there is none.</param>
    internal sealed record ReferralSummary(int Number, DateTimeOffset Since, int Payments, string Pending, string Earned,
        DateTimeOffset? NextCreditAt, string? WaitReason)
    {
        public static ReferralSummary Of(int number, Referral referral, IReadOnlyList<ReferralReward> rewards) => new(
            number, referral.At, rewards.Count(row => row.State != RewardState.Canceled),
            Sum(rewards.Where(IsPending), row => row.DueMinor - row.GivenMinor), Sum(rewards, row => row.GivenMinor),
            rewards.Where(row => row.State == RewardState.Held).Min(row => (DateTimeOffset?)row.HeldUntil),
            rewards.FirstOrDefault(row => row.WaitReason is not null)?.WaitReason);
    }

    internal static bool IsPending(ReferralReward row) => row.State is RewardState.Held or RewardState.Pending;

    /// <summary>Adds up the amounts of each currency and returns the formatted sums.</summary>
    internal static string Sum(IEnumerable<ReferralReward> rewards, Func<ReferralReward, long> amount)
    {
        var sums = rewards.GroupBy(row => row.Currency).Select(group => new Money(group.Sum(amount), group.Key)).Where(sum => !sum.IsZero)
            .Select(sum => sum.Display).ToList();
        return sums.Count > 0 ? string.Join(" + ", sums) : "–";
    }

    public async Task<(string Held, string Given)> GetTotalsAsync(CancellationToken ct)
    {
        var rewards = await db.Set<ReferralReward>().AsNoTracking().ToListAsync(ct);
        return (Sum(rewards.Where(IsPending), row => row.DueMinor - row.GivenMinor), Sum(rewards, row => row.GivenMinor));
    }
}
