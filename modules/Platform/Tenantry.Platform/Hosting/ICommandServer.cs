namespace Tenantry.Platform.Hosting;

/// <summary>
/// Represents a server that runs with the host, such as the private PostgreSQL of development, and that command-line commands also need. A
/// command runs without starting the host.
/// </summary>
public interface ICommandServer
{
    /// <summary>Starts the server unless another process runs it.</summary>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>
    /// An object that stops the server when it is disposed, or <see langword="null"/> if another process runs the server.
    /// </returns>
    Task<IAsyncDisposable?> StartForCommandAsync(CancellationToken cancellationToken);
}
