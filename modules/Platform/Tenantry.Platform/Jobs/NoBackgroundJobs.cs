namespace Tenantry.Platform.Jobs;

/// <summary>Rejects background jobs, in a host without a scheduler.</summary>
internal sealed class NoBackgroundJobs : IBackgroundJobs
{
    public Task<string> EnqueueAsync<TJob, TArgs>(TArgs args, BackgroundJobPriority priority, TimeSpan delay, CancellationToken ct)
        where TJob : class, IBackgroundJob<TArgs> => throw new InvalidOperationException(
            $"{typeof(TJob).Name} needs a scheduler. Call AddJobs() of the package Tenantry.Jobs, or register another IBackgroundJobs.");
}
