namespace Tenantry.Kernel;

/// <summary>Starts recurring jobs in addition to their schedule.</summary>
public interface IRecurringJobs
{
    /// <summary>Runs a recurring job now. If it is running already, it runs again afterwards.</summary>
    /// <param name="name">The name under which it was registered.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="false"/> if no job has this name.</returns>
    Task<bool> RunNowAsync(string name, CancellationToken ct = default);
}
