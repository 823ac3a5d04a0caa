using System.Text.Json;
using Quartz;

namespace Tenantry.Platform.Jobs;

internal sealed class BackgroundJobs(ISchedulerFactory schedulers, IEnumerable<BackgroundJobKind> kinds, IEnumerable<RecurringJob> recurring, ICurrentTenant current, TimeProvider clock)
    : IBackgroundJobs
{
    public async Task EnqueueAsync<TJob, TArgs>(TArgs args, TimeSpan delay, CancellationToken ct)
        where TJob : class, IBackgroundJob<TArgs>
    {
        var name = BackgroundJobKind.NameOf<TJob>();
        if (kinds.All(kind => kind.Name != name))
        {
            throw new InvalidOperationException($"Call services.AddBackgroundJob<{typeof(TJob).Name}, {typeof(TArgs).Name}>() first.");
        }

        var scheduler = await schedulers.GetScheduler(ct);
        var key = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var job = JobBuilder.Create<RunBackgroundJob>()
            .WithIdentity(key, "once")
            .UsingJobData(RunBackgroundJob.Kind, name)
            .UsingJobData(RunBackgroundJob.Args, JsonSerializer.Serialize(args, JsonSerializerOptions.Web))
            .UsingJobData(RunBackgroundJob.Tenant, current.Id?.ToString() ?? "")
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key, "once").StartAt(clock.GetUtcNow() + delay).Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
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
