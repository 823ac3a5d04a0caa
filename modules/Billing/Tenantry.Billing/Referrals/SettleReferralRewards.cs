using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Credits the rewards whose hold is over, and completes those that were interrupted by a crash or by an unavailable payment provider.
/// </summary>
internal sealed class SettleReferralRewards(ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes,
    TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.referrals";
    private const int Page = 500;

    /// <summary>The time after which a reward that could not be settled is tried again.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var now = clock.GetUtcNow();
        var failures = new List<Exception>();
        await using var db = await across.CreateDbContextAsync("find the rewards that are due", ct);
        var due = await db.Set<ReferralReward>().Where(referralReward => referralReward.NextLookAt <= now)
            .OrderBy(referralReward => referralReward.NextLookAt).ThenBy(referralReward => referralReward.Reference).Take(Page)
            .Select(referralReward => new { referralReward.TenantId, referralReward.Reference }).ToListAsync(ct);
        var unposted = await db.Set<ReferralBalanceChange>().Where(referralMove => referralMove.GatewayId == null
            && referralMove.At < now - RetryInterval).OrderBy(referralMove => referralMove.At).Take(Page)
            .Select(referralMove => new { referralMove.TenantId, referralMove.Reference }).ToListAsync(ct);
        foreach (var reward in due.Union(unposted))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<SettleReward>().RunAsync(reward.TenantId, reward.Reference, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // One reward that cannot be settled must not block the others.
                failures.Add(new InvalidOperationException($"Reward for payment {reward.Reference}: {exception.Message}", exception));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} rewards could not be settled.", failures);
        }
    }
}
