using System.Text.Json;
using Quartz;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Schedules jobs with Quartz.</summary>
internal sealed class BackgroundJobs(
    ISchedulerFactory schedulers, IEnumerable<BackgroundJobKind> kinds, IEnumerable<RecurringJob> recurring, ICurrentTenant current,
    TimeProvider clock)
    : IBackgroundJobs, IRecurringJobs
{
    public async Task<string> EnqueueAsync<TJob, TArgs>(TArgs args, BackgroundJobPriority priority, TimeSpan delay, CancellationToken ct)
        where TJob : class, IBackgroundJob<TArgs>
    {
        var name = BackgroundJobKind.NameOf<TJob>();
        if (kinds.All(kind => kind.Name != name))
        {
            throw new InvalidOperationException(
                $"The job {typeof(TJob).Name} is not registered. Call services.AddBackgroundJob<{typeof(TJob).Name}, "
                    + $"{typeof(TArgs).Name}>().");
        }

        var scheduler = await schedulers.GetScheduler(ct);
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var job = JobBuilder.Create<BackgroundQuartzJob>()
            .WithIdentity(id, "once")
            .UsingJobData(BackgroundQuartzJob.Kind, name)
            .UsingJobData(BackgroundQuartzJob.Args, JsonSerializer.Serialize(args, JsonSerializerOptions.Web))
            .UsingJobData(BackgroundQuartzJob.Tenant, current.Id?.ToString() ?? "")
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder.Create().WithIdentity(id, "once").WithPriority((int)priority)
            .StartAt(clock.GetUtcNow() + delay).Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
        return id;
    }

    public async Task<bool> RunNowAsync(string name, CancellationToken ct)
    {
        if (recurring.All(job => job.Name != name))
        {
            return false;
        }

        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(name, "recurring"), cancellationToken: ct);
        return true;
    }
}
