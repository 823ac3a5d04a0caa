using Microsoft.Extensions.Hosting;
using Quartz;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>
/// Updates the stored schedule from the registered jobs: it adds new jobs and updates changed ones. A removed job deletes itself when it is
/// due.
/// </summary>
internal sealed class RecurringJobSchedule(ISchedulerFactory schedulers, IEnumerable<RecurringJob> jobs, DatabaseWait database)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.RunAsync(UpdateAsync, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create<RecurringQuartzJob>().WithIdentity(job.Name, "recurring").WithDescription(job.Description)
                .StoreDurably().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(job.Name, "recurring").ForJob(detail)
                .WithCronSchedule(job.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                .Build();
            await scheduler.ScheduleJob(detail, new ITrigger[] { trigger }, new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }
}
