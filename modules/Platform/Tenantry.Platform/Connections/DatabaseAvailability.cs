using System.Net.Sockets;
using Npgsql;

namespace Tenantry.Platform.Connections;

/// <summary>Extension methods that detect that the database can't be used at the moment.</summary>
public static class DatabaseAvailability
{
    /// <summary>
    /// Determines whether an exception, or the cause of it, means that the database can't be used at the moment: it can't be reached, it
    /// starts or stops, or no connection is free. Trying again later can succeed.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <returns><see langword="true"/> if the database can't be used; otherwise, <see langword="false"/>.</returns>
    public static bool IsDatabaseUnavailable(this Exception exception) => exception switch
    {
        // Classes 08 (connection), 53 (too many clients, disk full) and 57P (started, stopped or crashed).
        PostgresException { SqlState: { } state } => state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or SocketException => true,
        { InnerException: { } inner } => inner.IsDatabaseUnavailable(),
        _ => false,
    };

    /// <summary>Determines whether an exception, or the cause of it, means that all connections of the pool are in use.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns><see langword="true"/> if no connection is free; otherwise, <see langword="false"/>.</returns>
    public static bool IsPoolExhausted(this Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => true,
        NpgsqlException { InnerException: TimeoutException } full => full.Message.Contains("pool", StringComparison.OrdinalIgnoreCase),
        { InnerException: { } inner } => inner.IsPoolExhausted(),
        _ => false,
    };
}
