namespace Tenantry.PrivatePostgres;

/// <summary>A private PostgreSQL could not be had. The message says what was tried and what to do next; it is written for the person at the console.</summary>
public sealed class PrivatePostgresException : Exception
{
    /// <summary>Creates the exception with no words of its own.</summary>
    public PrivatePostgresException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and what to do next.</param>
    public PrivatePostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened, and what to do next.</param>
    /// <param name="innerException">What it was caused by.</param>
    public PrivatePostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
