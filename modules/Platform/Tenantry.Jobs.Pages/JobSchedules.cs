using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>Represents a recurring job with its last and next run.</summary>
internal sealed record ScheduledJob(RecurringJob Job, JobRun? Last, DateTimeOffset? Next)
{
    public string Name => Job.Name;

    public string Schedule => CronDescription.Describe(Job.Cron);

    public DateTimeOffset? StartedAt => Last?.StartedAt;

    public string? Outcome => Last is null ? null : JobRunResource.Outcome(Last.Succeeded);
}

/// <summary>
/// Reads recurring jobs: the registrations from the application, the next run from the scheduler, and the last run from the history.
/// </summary>
internal sealed class JobSchedules(IEnumerable<RecurringJob> registered, ISchedulerFactory schedulers,
    ICrossTenantDbContextFactory<JobsDbContext> across)
{
    // Created here instead of registered: in a host without the job module its dependencies are missing, and validation on start would
    // fail.
    public static JobSchedules From(IServiceProvider services) => ActivatorUtilities.CreateInstance<JobSchedules>(services);

    public RecurringJob? Find(string name) => registered.FirstOrDefault(job => job.Name == name);

    public async Task<IReadOnlyList<ScheduledJob>> ReadAsync(Func<RecurringJob, bool> predicate, CancellationToken ct)
    {
        var jobs = registered.DistinctBy(job => job.Name).Where(predicate).OrderBy(job => job.Name, StringComparer.Ordinal).ToList();
        var last = await LastRunsAsync([.. jobs.Select(job => job.Name)], ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var scheduledJobs = new List<ScheduledJob>();
        foreach (var job in jobs)
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(job.Name, "recurring"), ct);
            scheduledJobs.Add(new ScheduledJob(job, last.GetValueOrDefault(job.Name), trigger?.NextFireTimeUtc));
        }

        return scheduledJobs;
    }

    private async Task<Dictionary<string, JobRun>> LastRunsAsync(string[] names, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator lists jobs", ct);
        // One backward index scan per name instead of one sort of the whole history.
        return await db.Set<JobRun>().FromSql(
            $"""
            select run.* from unnest({names}) as wanted(name)
            cross join lateral (select * from jobs.job_run where name = wanted.name order by started_at desc limit 1) run
            """).AsNoTracking().ToDictionaryAsync(run => run.Name, StringComparer.Ordinal, ct);
    }
}
