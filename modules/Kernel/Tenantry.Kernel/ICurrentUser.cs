namespace Tenantry.Kernel;

/// <summary>Provides the current user or API key.</summary>
public interface ICurrentUser
{
    /// <summary>Gets the ID of the user, or <see langword="null"/> for a visitor, an API key or the system.</summary>
    UserId? Id { get; }

    /// <summary>Gets the user's email address, or <see langword="null"/>.</summary>
    string? Email { get; }

    /// <summary>Gets a value indicating whether the user is an operator of the deployment.</summary>
    bool IsOperator { get; }

    /// <summary>Gets the actor that is written to the audit log: <c>user:…</c>, <c>key:…</c>, <c>visitor</c> or <c>system</c>.</summary>
    string Actor { get; }
}
