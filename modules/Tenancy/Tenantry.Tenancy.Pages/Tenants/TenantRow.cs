using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>
/// A tenant with its address and owner. With property setters EF can sort and filter by them; with a constructor it cannot.
/// </summary>
internal sealed class TenantRow
{
    public TenantId Id { get; init; }

    public required string Name { get; init; }

    public required string Subdomain { get; init; }

    public string? Owner { get; init; }

    public TenantStatus Status { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public static IQueryable<TenantRow> Query(TenancyDbContext db) =>
        from tenant in db.Set<Tenant>()
        join address in db.Set<TenantSubdomain>() on tenant.TenantId equals address.Owner
        select new TenantRow
        {
            Id = tenant.TenantId,
            Name = tenant.Name,
            Subdomain = address.Subdomain,
            Owner = (from member in db.Set<Membership>()
                     join person in db.Set<User>() on member.UserId equals person.Id
                     where member.TenantId == tenant.TenantId && member.Role == TenantRoles.Owner
                     orderby member.JoinedAt, member.UserId
                     select person.Email).FirstOrDefault(),
            Status = tenant.Status,
            CreatedAt = tenant.CreatedAt,
        };
}
