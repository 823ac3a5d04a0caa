namespace Tenantry.Kernel;

/// <summary>Hands work to the scheduler. The current tenant travels with it.</summary>
public interface IBackgroundJobs
{
    /// <summary>Stores a job that runs once, on any node, and survives a restart.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TArgs">What the job needs to know; it is stored as JSON.</typeparam>
    /// <param name="args">What the job needs to know.</param>
    /// <param name="priority">Which jobs run first when several are due.</param>
    /// <param name="delay">How long to wait before the first attempt; none by default.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The id of the stored job.</returns>
    /// <exception cref="InvalidOperationException">The job is not registered, or the host has no scheduler.</exception>
    Task<string> EnqueueAsync<TJob, TArgs>(
        TArgs args, BackgroundJobPriority priority = BackgroundJobPriority.Normal, TimeSpan delay = default, CancellationToken ct = default)
        where TJob : class, IBackgroundJob<TArgs>;
}
