using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

/// <summary>A recurring job with its last run and its next.</summary>
internal sealed record ScheduledJob(RecurringJob Job, JobRun? Last, DateTimeOffset? Next)
{
    public string? Outcome => Last is null ? null : JobRunResource.Outcome(Last.Succeeded);
}

/// <summary>Reads recurring jobs: what is registered, from the application; the next run, from the scheduler; the last one, from the history.</summary>
internal sealed class JobSchedules(IEnumerable<RecurringJob> registered, ISchedulerFactory schedulers, IAcrossTenants<JobsDbContext> across)
{
    // Not registered: a host without the platform has none of its parts, and says so at its start.
    public static JobSchedules From(IServiceProvider services) => ActivatorUtilities.CreateInstance<JobSchedules>(services);

    public RecurringJob? Find(string name) => registered.FirstOrDefault(job => job.Name == name);

    public async Task<IReadOnlyList<ScheduledJob>> ReadAsync(Func<RecurringJob, bool> which, CancellationToken ct)
    {
        var jobs = registered.DistinctBy(job => job.Name).Where(which).OrderBy(job => job.Name, StringComparer.Ordinal).ToList();
        var last = await LastRunsAsync([.. jobs.Select(job => job.Name)], ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var read = new List<ScheduledJob>();
        foreach (var job in jobs)
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(job.Name, "recurring"), ct);
            read.Add(new ScheduledJob(job, last.GetValueOrDefault(job.Name), trigger?.NextFireTimeUtc));
        }

        return read;
    }

    private async Task<Dictionary<string, JobRun>> LastRunsAsync(string[] names, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator lists jobs", ct);
        // One walk back along the index for each name, not one sort of the whole history.
        return await db.Set<JobRun>().FromSql(
            $"""
            select run.* from unnest({names}) as wanted(name)
            cross join lateral (select * from jobs.job_run where name = wanted.name order by started_at desc limit 1) run
            """).AsNoTracking().ToDictionaryAsync(run => run.Name, StringComparer.Ordinal, ct);
    }
}
