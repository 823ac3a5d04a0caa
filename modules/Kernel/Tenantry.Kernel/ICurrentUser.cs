namespace Tenantry.Kernel;

/// <summary>The person or key on whose behalf the running code works.</summary>
public interface ICurrentUser
{
    /// <summary>Gets the person, or <see langword="null"/> for a visitor, an API key or the system itself.</summary>
    UserId? Id { get; }

    /// <summary>Gets the person's address, or <see langword="null"/>.</summary>
    string? Email { get; }

    /// <summary>Gets a value indicating whether the person runs the deployment.</summary>
    bool IsOperator { get; }

    /// <summary>Gets who the audit trail names: <c>user:…</c>, <c>key:…</c>, <c>visitor</c> or <c>system</c>.</summary>
    string Actor { get; }
}
