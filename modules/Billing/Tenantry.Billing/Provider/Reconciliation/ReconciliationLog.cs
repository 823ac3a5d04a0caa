using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Stores the progress of each run, so that a long one can be watched.</summary>
internal sealed class ReconciliationLog(ICrossTenantDbContextFactory<BillingDbContext> across, TimeProvider clock)
{
    public async Task RecordAsync(string step, Func<RunProgress, Task> work, CancellationToken ct)
    {
        var run = new ReconciliationRun { Id = Guid.CreateVersion7(clock.GetUtcNow()), Step = step, StartedAt = clock.GetUtcNow() };
        await using (var db = await OpenAsync(ct))
        {
            db.Add(run);
            await db.SaveChangesAsync(ct);
        }

        string? error = "The run was interrupted.";
        try
        {
            await work(new RunProgress(run, (readCount, foundCount) => UpdateAsync(run.Id, rows => rows.ExecuteUpdateAsync(
                row => row.SetProperty(reconciliationRun => reconciliationRun.Processed, readCount)
                .SetProperty(reconciliationRun => reconciliationRun.Found, foundCount), ct))));
            error = null;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            error = exception.Message;
            throw;
        }
        finally
        {
            await UpdateAsync(run.Id, rows => rows.ExecuteUpdateAsync(
                row => row.SetProperty(reconciliationRun => reconciliationRun.EndedAt, clock.GetUtcNow())
                .SetProperty(reconciliationRun => reconciliationRun.Error, error), CancellationToken.None));
        }
    }

    private async Task UpdateAsync(Guid id, Func<IQueryable<ReconciliationRun>, Task> update)
    {
        await using var db = await OpenAsync(CancellationToken.None);
        await update(db.Set<ReconciliationRun>().Where(row => row.Id == id));
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) =>
        across.CreateDbContextAsync("record the progress of a reconciliation", ct);
}

/// <summary>Counts the progress of one run.</summary>
internal sealed class RunProgress(ReconciliationRun run, Func<int, int, Task> save)
{
    public int Found => run.Found;

    public Task AddAsync(int readCount, int foundCount)
    {
        run.Processed += readCount;
        run.Found += foundCount;
        return save(run.Processed, run.Found);
    }
}
