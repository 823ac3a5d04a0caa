using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.People;

/// <summary>A person who can sign in. Whether they may do anything is said by their memberships.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>Runs the deployment. Given by the seed or another operator, never by anything a request can bind.</summary>
    public bool IsOperator { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Where they worked last: the tenant that the next sign-in is for.</summary>
    public TenantId? LastTenant { get; set; }

    /// <summary>The values of the host's own fields, as a JSON object by the name of the field.</summary>
    public string ExtraProperties { get; set; } = UserFieldSet.Empty;

    public static Person New(string email, string name, TimeProvider clock, bool isOperator = false)
    {
        var now = clock.GetUtcNow();
        return new Person
        {
            Id = Guid.CreateVersion7(now),
            UserName = email,
            Email = email,
            DisplayName = name,
            CreatedAt = now,
            IsOperator = isOperator,
            EmailConfirmed = isOperator,
        };
    }
}
