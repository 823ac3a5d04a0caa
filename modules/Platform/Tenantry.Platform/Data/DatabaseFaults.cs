using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>Extension methods that detect exceptions of the database connection.</summary>
public static class DatabaseFaults
{
    /// <summary>
    /// Determines whether an exception means that the database can't be reached, so that a background loop should wait and retry.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <returns><see langword="true"/> if the database can't be reached; otherwise, <see langword="false"/>.</returns>
    /// <remarks>EF wraps exceptions that it considers transient in an <see cref="InvalidOperationException"/>.</remarks>
    public static bool IsDatabaseFault(this Exception exception) =>
        exception is NpgsqlException or TimeoutException || exception is InvalidOperationException { InnerException: NpgsqlException };
}
