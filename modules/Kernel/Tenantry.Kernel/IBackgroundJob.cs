namespace Tenantry.Kernel;

/// <summary>Represents a background job that runs outside a request, for the tenant that enqueued it.</summary>
/// <typeparam name="TArgs">The type of the arguments. They are stored as JSON.</typeparam>
public interface IBackgroundJob<in TArgs>
{
    /// <summary>Executes the job. If it throws, the scheduler retries it.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="ct">The cancellation token, which is signaled when the host stops.</param>
    /// <returns>A task that completes when the job has run.</returns>
    Task RunAsync(TArgs args, CancellationToken ct);
}
