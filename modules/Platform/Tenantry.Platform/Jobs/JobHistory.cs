using Microsoft.Extensions.Logging;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Jobs;

/// <summary>Runs work and writes down how it went, for the operator's list.</summary>
internal sealed class JobHistory(SystemContexts<PlatformDbContext> contexts, TimeProvider clock, PlatformMetrics metrics, ILogger<JobHistory> logger)
{
    public async Task<Exception?> RunAsync(string name, TenantId? tenant, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        using var activity = PlatformTraces.StartJob(name, tenant);
        Exception? error = null;
        try
        {
            await work(ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            error = failed;
            activity.Fail(failed);
            logger.JobFailed(name, failed);
        }

        var ended = clock.GetUtcNow();
        metrics.JobRan(name, error is null, ended - started);
        await using var db = await contexts.Factory.CreateDbContextAsync(CancellationToken.None);
        db.Add(new JobRun
        {
            Id = Guid.CreateVersion7(started),
            Name = name,
            Tenant = tenant?.Value,
            StartedAt = started,
            EndedAt = ended,
            Succeeded = error is null,
            Error = error?.ToString(),
        });
        await db.SaveChangesAsync(CancellationToken.None);
        return error;
    }
}
