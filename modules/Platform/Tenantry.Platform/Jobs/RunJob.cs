using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Jobs;

/// <summary>Runs work as a job, with a trace, a metric, and a log entry for a failure.</summary>
internal sealed class RunJob(TimeProvider clock, PlatformMetrics metrics, ILogger<RunJob> logger)
{
    public async Task<JobOutcome> RunAsync(
        string name, TenantId? tenant, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        using var activity = PlatformTraces.StartJob(name, tenant);
        Exception? error = null;
        try
        {
            await work(cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            error = failed;
            activity.Fail(failed);
            logger.JobFailed(name, failed);
        }

        var ended = clock.GetUtcNow();
        metrics.JobRan(name, error is null, ended - started);
        return new JobOutcome(started, ended, error);
    }
}
