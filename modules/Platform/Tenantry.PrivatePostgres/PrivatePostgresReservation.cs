using Tenantry.PrivatePostgres.Clusters;

namespace Tenantry.PrivatePostgres;

/// <summary>
/// Represents a private PostgreSQL that need not run yet: its port and its password are decided, so that an application can be configured
/// and validated before the server starts.
/// </summary>
public sealed class PrivatePostgresReservation
{
    private readonly PrivatePostgresOptions _options;
    private readonly string _password;

    private PrivatePostgresReservation(PrivatePostgresOptions options, string password) => (_options, _password) = (options, password);

    /// <summary>Gets the port on 127.0.0.1.</summary>
    public int Port => _options.Port;

    /// <summary>
    /// Reserves the server of a data directory: the port and password of the running server or of the last start, else new ones. Reads
    /// only;
    /// nothing is started and nothing is written.
    /// </summary>
    /// <param name="options">Where the server lives and how it is run. A port of 0 is replaced by the reserved one.</param>
    /// <returns>The reservation.</returns>
    /// <exception cref="PrivatePostgresException">An option is outside its limits, or the data directory cannot be read.</exception>
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
                options.Port = PidFile.Read(home) is { } running && running.IsAlive() ? running.Port : PortChoice.Choose(home, options.Logger);
            }

            return new PrivatePostgresReservation(options, password);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException(
                $"The data directory {options.DataDirectory} cannot be read: {e.Message} Start as the user who created it, or delete it to begin with new data.", e);
        }
    }

    /// <summary>Gets the connection string of the superuser <c>postgres</c>. Holds the password.</summary>
    /// <param name="database">The database's name.</param>
    /// <returns>The connection string.</returns>
    public string ConnectionString(string database) => Cluster.ConnectionString(Port, database, _password);

    /// <summary>Starts the server, creating its data when there is none, or attaches to it when it already runs. Returns when it
    /// answers.</summary>
    /// <param name="ct">The cancellation token. A server that was already launched may stay, and the next start attaches to it.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="PrivatePostgresException">
    /// No PostgreSQL was found, the data was created by another major version, the port was taken since, or the server did not start. The
    /// message
    /// says what to do.
    /// </exception>
    public Task<PrivatePostgresServer> StartAsync(CancellationToken ct = default) => PrivatePostgresServer.StartAsync(_options, _password, ct);
}
