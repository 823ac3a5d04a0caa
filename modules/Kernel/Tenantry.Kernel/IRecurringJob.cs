namespace Tenantry.Kernel;

/// <summary>Work that runs by a schedule, on one node at a time. Whether it runs once or once for each tenant is declared where it is registered.</summary>
public interface IRecurringJob
{
    /// <summary>Does the work that is due now.</summary>
    /// <param name="ct">Stops the work when the host stops.</param>
    /// <returns>A task that ends with the work.</returns>
    Task RunAsync(CancellationToken ct);
}
