namespace Tenantry.Tenancy.People;

/// <summary>Tells the host which operator this start has made, so that it can print the password once. A singleton; empty on every later start.</summary>
public sealed class SeededOperator
{
    internal SeededOperator()
    {
    }

    /// <summary>Gets the operator's address; <see langword="null"/> where this start made none, or its password was configured.</summary>
    public string? Email { get; private set; }

    /// <summary>Gets the generated password. It is kept nowhere else but in <see cref="TenancyOptions.OperatorPasswordFile"/>.</summary>
    public string? Password { get; private set; }

    internal void Tell(string email, string password) => (Email, Password) = (email, password);
}
