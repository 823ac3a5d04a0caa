using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Jobs;

internal static class JobsModule
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobHistory>();
        services.AddSingleton<IBackgroundJobs, BackgroundJobs>();
        services.AddKeyedSingleton<DbDataSource>("tenantry.jobs", (sp, _) => sp.GetRequiredService<Databases>().System);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "tenantry");
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "jobs.qrtz_";
                    // A foreground thread of the store outlives the host that was stopped, and keeps its process from ending.
                    options.UseBackgroundThreads = true;
                });
                store.UsePostgres(database => database.DataSourceServiceKey = "tenantry.jobs");
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
                });
                store.ProvisionSchema();
            });
        });
        services.AddHostedService<RecurringJobSchedule>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

/// <summary>Brings the stored schedule to what the application registers: new jobs come, changed ones change, gone ones go.</summary>
internal sealed class RecurringJobSchedule(ISchedulerFactory schedulers, IEnumerable<RecurringJob> jobs) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create<RunRecurringJob>().WithIdentity(job.Name, "recurring").WithDescription(job.Does).StoreDurably().Build();
            var trigger = TriggerBuilder.Create().WithIdentity(job.Name, "recurring").ForJob(detail)
                .WithCronSchedule(job.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                .Build();
            await scheduler.ScheduleJob(detail, new ITrigger[] { trigger }, new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
