namespace Tenantry.Kernel;

/// <summary>Hands work to the scheduler. The current tenant travels with it.</summary>
public interface IBackgroundJobs
{
    /// <summary>Stores a job that runs once, on any node, and survives a restart.</summary>
    /// <typeparam name="TJob">The job.</typeparam>
    /// <typeparam name="TArgs">What it needs to know.</typeparam>
    /// <param name="args">What to do.</param>
    /// <param name="delay">How long to wait first; none by default.</param>
    /// <param name="ct">Stops the storing.</param>
    /// <returns>A task that ends when the job is stored.</returns>
    Task EnqueueAsync<TJob, TArgs>(TArgs args, TimeSpan delay = default, CancellationToken ct = default)
        where TJob : class, IBackgroundJob<TArgs>;

    /// <summary>Runs a recurring job now, besides its schedule.</summary>
    /// <param name="name">The name under which it was registered.</param>
    /// <param name="ct">Stops the asking.</param>
    /// <returns><see langword="false"/> where there is no such job.</returns>
    Task<bool> RunNowAsync(string name, CancellationToken ct = default);
}
