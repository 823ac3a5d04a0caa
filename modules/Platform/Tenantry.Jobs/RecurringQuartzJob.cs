using Quartz;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Runs a recurring job when its trigger fires.</summary>
[DisallowConcurrentExecution]
internal sealed class RecurringQuartzJob(IEnumerable<RecurringJob> registered, RunRecurringJob recurring, JobHistory history) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (registered.LastOrDefault(job => job.Name == context.JobDetail.Key.Name) is not { } job)
        {
            // Another version of the application scheduled the job; this version does not have it.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        await history.RunAsync(job.Name, tenant: null, token => recurring.RunAsync(job, token), cancellationToken);
    }
}
