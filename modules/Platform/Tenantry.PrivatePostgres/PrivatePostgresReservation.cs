using Tenantry.PrivatePostgres.Clusters;

namespace Tenantry.PrivatePostgres;

/// <summary>
/// Represents a private PostgreSQL whose port and password are decided before it runs, so that an application can be configured and
/// validated before the server starts.
/// </summary>
public sealed class PrivatePostgresReservation
{
    private readonly PrivatePostgresOptions _options;
    private readonly string _password;

    private PrivatePostgresReservation(PrivatePostgresOptions options, string password) => (_options, _password) = (options, password);

    /// <summary>Gets the port on 127.0.0.1.</summary>
    public int Port => _options.Port;

    /// <summary>
    /// Reserves the server of a data directory. The port and password are those of the running server or of the previous start, else new
    /// ones. Nothing is started and nothing is written.
    /// </summary>
    /// <param name="options">The options. A port of 0 is replaced by the reserved port.</param>
    /// <returns>The reservation.</returns>
    /// <exception cref="PrivatePostgresException">An option is out of range, or the data directory can't be read.</exception>
    public static PrivatePostgresReservation For(PrivatePostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        try
        {
            var home = DataHome.Peek(options);
            var password = home.Major is null ? NewCluster.NewPassword() : File.ReadAllText(home.PasswordFile);
            if (options.Port == 0)
            {
                options.Port = PidFile.Read(home) is { } running && running.IsAlive() ? running.Port
                    : PortChoice.Choose(home, options.Logger);
            }

            return new PrivatePostgresReservation(options, password);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException(
                $"The data directory {options.DataDirectory} can't be read: {exception.Message} Start as the user who created it, or "
                    + $"delete it to begin with new data.", exception);
        }
    }

    /// <summary>Gets the connection string of the superuser <c>postgres</c>. It contains the password.</summary>
    /// <param name="database">The name of the database.</param>
    /// <returns>The connection string.</returns>
    public string ConnectionString(string database) => Cluster.ConnectionString(Port, database, _password);

    /// <summary>Starts the server, or attaches to it if it already runs. The data is created if there is none.</summary>
    /// <param name="ct">The cancellation token. A server that was already launched may continue to run; the next start attaches to
    /// it.</param>
    /// <returns>The server, which accepts connections.</returns>
    /// <exception cref="PrivatePostgresException">
    /// No PostgreSQL was found, another major version created the data, the port is in use, or the server did not start. The message says
    /// what to do.
    /// </exception>
    public Task<PrivatePostgresServer> StartAsync(CancellationToken ct = default) =>
        PrivatePostgresServer.StartAsync(_options, _password, ct);
}
