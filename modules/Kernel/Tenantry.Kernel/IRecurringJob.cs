namespace Tenantry.Kernel;

/// <summary>
/// Represents a job that runs on a schedule, on one node at a time. Its registration decides whether it runs once or once per tenant.
/// </summary>
public interface IRecurringJob
{
    /// <summary>Executes the job.</summary>
    /// <param name="ct">The cancellation token, which is signaled when the host stops.</param>
    /// <returns>A task that completes when the job has run.</returns>
    Task RunAsync(CancellationToken ct);
}
