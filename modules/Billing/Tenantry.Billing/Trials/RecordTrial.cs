using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Trials;

/// <summary>Records the marks of a trial, and finds a mark that another tenant has already used.</summary>
internal sealed class RecordTrial(ICrossTenantDbContextFactory<BillingDbContext> across, ICurrentTenant current, TimeProvider clock)
{
    // Insert first, then check: a check before the insert would accept two trials that start concurrently.
    public async Task<TrialMark?> RunAsync(string product, IEnumerable<(TrialMark Kind, string Mark)> marks,
        CancellationToken cancellationToken)
    {
        var (tenant, now) = (current.Required, clock.GetUtcNow());
        TrialMark? used = null;
        await using var context = await across.CreateDbContextAsync("record a redeemed trial", cancellationToken);
        foreach (var (kind, mark) in marks)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                insert into billing.trial_redemption (kind, mark, product, by, at) values ({kind.ToString()}, {mark}, {product},
                    {tenant.Value}, {now}) on conflict do nothing
                """,
                cancellationToken);
            if (await context.Set<TrialRedemption>()
                .AnyAsync(row => row.Kind == kind && row.Mark == mark && row.Product == product && row.By != tenant, cancellationToken))
            {
                used = kind;
            }
        }

        return used;
    }
}
