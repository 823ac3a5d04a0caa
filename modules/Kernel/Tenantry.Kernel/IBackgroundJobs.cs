namespace Tenantry.Kernel;

/// <summary>Enqueues background jobs. A job runs for the tenant that is current when it is enqueued.</summary>
public interface IBackgroundJobs
{
    /// <summary>Enqueues a job that runs once, on any node, and survives a restart.</summary>
    /// <typeparam name="TJob">The type of the job.</typeparam>
    /// <typeparam name="TArgs">The type of the arguments. They are stored as JSON.</typeparam>
    /// <param name="args">The arguments.</param>
    /// <param name="priority">The priority among jobs that are due.</param>
    /// <param name="delay">The delay before the first attempt. The default is none.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The ID of the job.</returns>
    /// <exception cref="InvalidOperationException">The job is not registered, or the host has no scheduler.</exception>
    Task<string> EnqueueAsync<TJob, TArgs>(
        TArgs args, BackgroundJobPriority priority = BackgroundJobPriority.Normal, TimeSpan delay = default, CancellationToken ct = default)
        where TJob : class, IBackgroundJob<TArgs>;
}
