using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.People;

/// <summary>Represents a user who can sign in. Memberships determine what the user can do in a tenant.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>
    /// Gets or sets the key of the user's role as an operator of the deployment, or <see langword="null"/> for everybody else. It is set by
    /// the seed and by owners, never by model binding of a request.
    /// </summary>
    public string? OperatorRole { get; set; }

    public bool IsOperator => OperatorRole is not null;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Gets or sets the last used tenant, for which the next sign-in creates a session.</summary>
    public TenantId? LastTenant { get; set; }

    /// <summary>Gets or sets the values of custom user fields, as a JSON object by field name.</summary>
    public string ExtraProperties { get; set; } = UserFieldSet.Empty;

    public static User New(string email, string name, TimeProvider clock, string? operatorRole = null)
    {
        var now = clock.GetUtcNow();
        return new User
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            DisplayName = name,
            CreatedAt = now,
            OperatorRole = operatorRole,
        };
    }
}
