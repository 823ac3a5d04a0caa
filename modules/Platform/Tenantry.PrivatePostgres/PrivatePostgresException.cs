namespace Tenantry.PrivatePostgres;

/// <summary>
/// Thrown when a private PostgreSQL can't be started or stopped. The message, written for the console, explains what was tried and what to
/// do.
/// </summary>
public sealed class PrivatePostgresException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PrivatePostgresException"/> class.</summary>
    public PrivatePostgresException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PrivatePostgresException"/> class with a message.</summary>
    /// <param name="message">The message: the problem and what to do.</param>
    public PrivatePostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PrivatePostgresException"/> class with a message and a cause.</summary>
    /// <param name="message">The message: the problem and what to do.</param>
    /// <param name="innerException">The exception that is the cause.</param>
    public PrivatePostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
