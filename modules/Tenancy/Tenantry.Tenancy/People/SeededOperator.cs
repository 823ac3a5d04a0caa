namespace Tenantry.Tenancy.People;

/// <summary>
/// Provides the operator that this start created, so that the host can print the password once. Registered as a singleton; empty on later
/// starts.
/// </summary>
public sealed class SeededOperator
{
    internal SeededOperator()
    {
    }

    /// <summary>
    /// Gets the operator's email address, or <see langword="null"/> if this start created no operator or its password was configured.
    /// </summary>
    public string? Email { get; private set; }

    /// <summary>Gets the generated password. It is only stored in <see cref="TenancyOptions.OperatorPasswordFile"/>.</summary>
    public string? Password { get; private set; }

    internal void Set(string email, string password) => (Email, Password) = (email, password);
}
