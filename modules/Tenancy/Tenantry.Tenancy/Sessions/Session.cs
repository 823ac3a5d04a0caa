namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a session of a user. Deleting the row ends the session on every node with the next request.</summary>
[SharedAcrossTenants("A user can belong to several tenants and switches between them within one session.")]
internal sealed class Session
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Gets the browser and operating system, or the program, that signed in.</summary>
    public required string Device { get; init; }

    public string? Address { get; set; }

    /// <summary>Gets a value indicating whether the session uses bearer tokens instead of a cookie.</summary>
    public bool IsToken { get; init; }

    /// <summary>Gets or sets the number of the current refresh token. An earlier number is a token that was already exchanged.</summary>
    public int RefreshNumber { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Gets the time at which the session ends no matter how much it is used.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
