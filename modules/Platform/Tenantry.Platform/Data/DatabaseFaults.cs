using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>Tells a database that does not answer from a fault of the program.</summary>
public static class DatabaseFaults
{
    /// <summary>Says whether an exception means that the database was out of reach, so that a background loop waits and goes on.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Whether it does.</returns>
    /// <remarks>EF wraps what it takes for transient in an <see cref="InvalidOperationException"/>.</remarks>
    public static bool IsDatabaseFault(this Exception exception) =>
        exception is NpgsqlException or TimeoutException || exception is InvalidOperationException { InnerException: NpgsqlException };
}
