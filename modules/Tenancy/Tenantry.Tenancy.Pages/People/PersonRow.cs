using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>A person with the number of their workspaces.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public int Workspaces { get; init; }

    public bool IsConfirmed { get; init; }

    public bool IsOperator { get; init; }

    public bool HasSecondFactor { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string ExtraProperties { get; init; }

    public static IQueryable<PersonRow> Query(TenancyDbContext db) => db.Set<User>().Select(person => new PersonRow
    {
        Id = person.Id,
        Name = person.DisplayName,
        Email = person.Email,
        Workspaces = db.Set<Membership>().Count(member => member.UserId == person.Id),
        IsConfirmed = person.EmailConfirmed,
        IsOperator = person.OperatorRole != null,
        HasSecondFactor = person.TwoFactorEnabled,
        LastSignInAt = person.LastSignInAt,
        CreatedAt = person.CreatedAt,
        ExtraProperties = person.ExtraProperties,
    });

    public string Status => !IsConfirmed ? "Unconfirmed" : IsOperator ? "Operator" : "Active";
}
