using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>Gives the rewards whose hold is over, and finishes what a crash or the provider's silence left half done.</summary>
internal sealed class RunReferrals(IAcrossTenants<BillingDbContext> across, IServiceScopeFactory scopes, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.referrals";
    private const int Page = 500;

    /// <summary>How long until what cannot be done yet is tried again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var now = clock.GetUtcNow();
        var failures = new List<Exception>();
        await using var db = await across.OpenAsync("find the rewards that are due", ct);
        var due = await db.Set<ReferralReward>().Where(referralReward => referralReward.NextLookAt <= now).OrderBy(referralReward => referralReward.NextLookAt).ThenBy(referralReward => referralReward.Reference).Take(Page)
            .Select(referralReward => new { referralReward.TenantId, referralReward.Reference }).ToListAsync(ct);
        var untold = await db.Set<ReferralMove>().Where(referralMove => referralMove.GatewayId == null && referralMove.At < now - Patience).OrderBy(referralMove => referralMove.At).Take(Page)
            .Select(referralMove => new { referralMove.TenantId, referralMove.Reference }).ToListAsync(ct);
        foreach (var one in due.Union(untold))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<SettleReward>().RunAsync(one.TenantId, one.Reference, ct);
            }
            catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // One that cannot be settled must not hold up the others'.
                failures.Add(new InvalidOperationException($"Reward of {one.Reference}: {failed.Message}", failed));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} rewards could not be settled.", failures);
        }
    }
}
