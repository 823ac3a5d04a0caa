namespace Tenantry.Kernel;

/// <summary>Work that runs outside a request, for the tenant that asked for it.</summary>
/// <typeparam name="TArgs">What the job needs to know; it is stored as JSON.</typeparam>
public interface IBackgroundJob<in TArgs>
{
    /// <summary>Does the work. An exception means that the scheduler tries again.</summary>
    /// <param name="args">What to do.</param>
    /// <param name="ct">Stops the work when the host stops.</param>
    /// <returns>A task that ends with the work.</returns>
    Task RunAsync(TArgs args, CancellationToken ct);
}
