using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Jobs;

/// <summary>
/// Runs recurring jobs in a host without a scheduler. Each due time runs on one node, which claims it in the database. If due times passed
/// while no node ran, the job runs once for all of them. Stopping the host waits for the runs in progress.
/// </summary>
internal sealed class RecurringJobTimer(
    IEnumerable<RecurringJob> registered, RunRecurringJob recurring, RunJob jobs, ICrossTenantDbContextFactory<PlatformDbContext> across,
    NodeBackplane signals, WorkServices services)
    : WorkLoop(services, Topic, TimeSpan.FromMinutes(1)), IRecurringJobs
{
    private const string Topic = "recurring_job";
    private const string Reason = "run recurring jobs";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly List<RecurringJob> _jobs =
        [.. registered.GroupBy(job => job.Name, StringComparer.Ordinal).Select(registrations => registrations.Last())];

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _running = new(StringComparer.Ordinal);
    private bool _isScheduled;

    public async Task<bool> RunNowAsync(string name, CancellationToken ct)
    {
        if (_jobs.All(job => job.Name != name))
        {
            return false;
        }

        await using var db = await across.CreateDbContextAsync(Reason, ct);
        await db.Set<JobSchedule>().Where(schedule => schedule.Name == name)
            .ExecuteUpdateAsync(update => update.SetProperty(schedule => schedule.DueAt, Clock.GetUtcNow()), ct);
        signals.Publish(Topic);
        return true;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Values.Select(run => run.Task)).WaitAsync(cancellationToken);
    }

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await ScheduleAsync(cancellationToken);
        foreach (var job in _jobs.Where(job => !_running.ContainsKey(job.Name)))
        {
            if (await ClaimAsync(job, cancellationToken))
            {
                // Noted before the run starts: a run that ended before it was noted would appear to run forever.
                var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _running[job.Name] = ended;
                _ = RunAsync(job, ended, cancellationToken);
            }
        }

        return false;
    }

    protected override DateTimeOffset? NextDue()
    {
        var now = Clock.GetUtcNow();
        return _jobs.Count == 0 ? null : _jobs.Min(job => JobSchedule.Next(job, now));
    }

    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        if (_isScheduled)
        {
            return;
        }

        var now = Clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync(Reason, cancellationToken);
        // A schedule that was changed to an earlier time takes effect immediately, one that was changed to a later time after the next run.
        // An unchanged one keeps its due time: this node may have read its clock before another node ran the job, which would run it twice.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into platform.job_schedule (name, cron, due_at)
            select * from unnest({_jobs.Select(job => job.Name).ToArray()}, {_jobs.Select(job => job.Cron).ToArray()},
                {_jobs.Select(job => JobSchedule.Next(job, now)).ToArray()})
            on conflict (name) do update set cron = excluded.cron, due_at = least(job_schedule.due_at, excluded.due_at)
            where job_schedule.cron <> excluded.cron
            """,
            cancellationToken);
        _isScheduled = true;
    }

    private async Task<bool> ClaimAsync(RecurringJob job, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync(Reason, cancellationToken);
        return await db.Set<JobSchedule>()
            .Where(row => row.Name == job.Name && row.DueAt <= now && (row.RunningUntil == null || row.RunningUntil <= now))
            .ExecuteUpdateAsync(
                update => update.SetProperty(schedule => schedule.DueAt, JobSchedule.Next(job, now))
                    .SetProperty(schedule => schedule.RunningUntil, now + Lease),
                cancellationToken) == 1;
    }

    private async Task RunAsync(RecurringJob job, TaskCompletionSource done, CancellationToken cancellationToken)
    {
        // Leaves the loop: other jobs must not wait for the synchronous part of this one.
        await Task.Yield();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(job, ended.Token);
        try
        {
            await jobs.RunAsync(job.Name, tenant: null, token => recurring.RunAsync(job, token), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops. The job runs again at its next due time.
        }

        await ended.CancelAsync();
        await renewal;
        await SetRunningAsync(job, until: null);
        _running.TryRemove(job.Name, out _);
        done.SetResult();
        Wake();
    }

    private async Task RenewAsync(RecurringJob job, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Lease / 5, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await SetRunningAsync(job, Clock.GetUtcNow() + Lease);
            }
        }
        catch (OperationCanceledException)
        {
            // The run ended.
        }
    }

    private async Task SetRunningAsync(RecurringJob job, DateTimeOffset? until)
    {
        try
        {
            await using var db = await across.CreateDbContextAsync(Reason, CancellationToken.None);
            await db.Set<JobSchedule>().Where(schedule => schedule.Name == job.Name)
                .ExecuteUpdateAsync(update => update.SetProperty(schedule => schedule.RunningUntil, until));
        }
        catch (Exception failure)
        {
            // The lease expires anyway: the job is late, not lost.
            Logger.WorkLoopFailed(Topic, failure);
        }
    }
}
