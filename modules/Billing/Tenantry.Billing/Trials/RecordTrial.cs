using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Trials;

/// <summary>Records the marks of a trial, and finds the mark that another tenant has used before.</summary>
internal sealed class RecordTrial(IAcrossTenants<BillingDbContext> across, ICurrentTenant current, TimeProvider clock)
{
    // Not «look, then insert»: the key decides between two trials that begin at once.
    public async Task<TrialMark?> RunAsync(string product, IEnumerable<(TrialMark Kind, string Mark)> marks, CancellationToken cancellationToken)
    {
        var (tenant, now) = (current.Required, clock.GetUtcNow());
        TrialMark? used = null;
        await using var all = await across.OpenAsync("remember who has tried a product", cancellationToken);
        foreach (var (kind, mark) in marks)
        {
            await all.Database.ExecuteSqlAsync(
                $"""
                insert into billing.trial_use (kind, mark, product, by, at) values ({kind.ToString()}, {mark}, {product}, {tenant.Value}, {now}) on conflict do nothing
                """,
                cancellationToken);
            if (await all.Set<TrialUse>().AnyAsync(row => row.Kind == kind && row.Mark == mark && row.Product == product && row.By != tenant, cancellationToken))
            {
                used = kind;
            }
        }

        return used;
    }
}
