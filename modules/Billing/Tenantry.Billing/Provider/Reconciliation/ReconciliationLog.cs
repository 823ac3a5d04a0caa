using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Keeps how far each run has come, so that a long one can be watched.</summary>
internal sealed class ReconciliationLog(IAcrossTenants<BillingDbContext> across, TimeProvider clock)
{
    public async Task KeepAsync(string step, Func<RunProgress, Task> work, CancellationToken ct)
    {
        var run = new ReconciliationRun { Id = Guid.CreateVersion7(clock.GetUtcNow()), Step = step, StartedAt = clock.GetUtcNow() };
        await using (var db = await OpenAsync(ct))
        {
            db.Add(run);
            await db.SaveChangesAsync(ct);
        }

        string? error = "It was stopped.";
        try
        {
            await work(new RunProgress(run, (seen, found) => UpdateAsync(run.Id, rows => rows.ExecuteUpdateAsync(
                row => row.SetProperty(reconciliationRun => reconciliationRun.Seen, seen).SetProperty(reconciliationRun => reconciliationRun.Found, found), ct))));
            error = null;
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            error = failed.Message;
            throw;
        }
        finally
        {
            await UpdateAsync(run.Id, rows => rows.ExecuteUpdateAsync(
                row => row.SetProperty(reconciliationRun => reconciliationRun.EndedAt, clock.GetUtcNow()).SetProperty(reconciliationRun => reconciliationRun.Error, error), CancellationToken.None));
        }
    }

    private async Task UpdateAsync(Guid id, Func<IQueryable<ReconciliationRun>, Task> update)
    {
        await using var db = await OpenAsync(CancellationToken.None);
        await update(db.Set<ReconciliationRun>().Where(row => row.Id == id));
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.OpenAsync("keep how far a reconciliation has come", ct);
}

/// <summary>Counts within one run.</summary>
internal sealed class RunProgress(ReconciliationRun run, Func<int, int, Task> keep)
{
    public int Found => run.Found;

    public Task AddAsync(int seen, int found)
    {
        run.Seen += seen;
        run.Found += found;
        return keep(run.Seen, run.Found);
    }
}
