using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>An operator of the deployment.</summary>
internal sealed class OperatorRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Role { get; init; }

    public bool IsActive { get; init; }

    public bool HasSecondFactor { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public static IQueryable<OperatorRow> Query(TenancyDbContext db) =>
        db.Set<User>().Where(user => user.OperatorRole != null).Select(user => new OperatorRow
        {
            Id = user.Id,
            Name = user.DisplayName,
            Email = user.Email,
            Role = user.OperatorRole,
            IsActive = user.EmailConfirmed && user.PasswordHash != null,
            HasSecondFactor = user.TwoFactorEnabled,
            LastSignInAt = user.LastSignInAt,
        });
}
