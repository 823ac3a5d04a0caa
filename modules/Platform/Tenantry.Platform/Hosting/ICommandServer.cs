namespace Tenantry.Platform.Hosting;

/// <summary>
/// A server that runs beside the host, such as the private PostgreSQL of development, and that a command of the command line needs as
/// well: a
/// command runs while the host does not.
/// </summary>
public interface ICommandServer
{
    /// <summary>Starts the server, unless another process already runs it.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>Stops the server when disposed; null when another process runs it.</returns>
    Task<IAsyncDisposable?> StartForCommandAsync(CancellationToken cancellationToken);
}
