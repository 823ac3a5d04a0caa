using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>The operator's page of tenants.</summary>
internal static class TenantsResource
{
    public static void AddTenantsResource(this IServiceCollection services) => services.AddResource(
        new ResourceDefinition("tenants", "Tenants", TenancyPermissions.ViewTenants, ListAsync)
        {
            Subtitle = "Every workspace of this deployment.",
            Icon = "building",
            Group = OperatorGroups.Customers,
            Order = 10,
            Columns =
            [
                new("Name"), new("Subdomain", CellKind.Code), new("Owner"), new("Status", CellKind.Status), new("Created", CellKind.Time),
            ],
            SearchHint = "Search by name, subdomain or owner",
            Statuses = [nameof(TenantStatus.Active), nameof(TenantStatus.Suspended)],
            Empty = "No workspace yet. The first sign-up makes one.",
            FindAsync = FindAsync,
            Actions =
            [
                new("suspend", "Suspend tenant", "Nobody in this workspace gets in and its keys are refused until you reactivate it. Nothing is deleted.", Move(TenantSignal.Suspend))
                {
                    AsksReason = true, IsDangerous = true, Permission = TenancyPermissions.ManageTenants, Done = "The tenant is suspended.",
                },
                new("reactivate", "Reactivate tenant", "Its members and keys work again at once.", Move(TenantSignal.Reactivate))
                {
                    AsksReason = true, Permission = TenancyPermissions.ManageTenants, Done = "The tenant works again.",
                },
            ],
        });

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator lists tenants", ct);
        var rows = Rows(db);
        if (Enum.TryParse<TenantStatus>(query.Status, ignoreCase: true, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            var like = SearchPattern.Like(query.Search);
            rows = rows.Where(row => EF.Functions.ILike(row.Name, like, SearchPattern.Escape) || EF.Functions.ILike(row.Subdomain, like, SearchPattern.Escape)
                || EF.Functions.ILike(row.Owner!, like, SearchPattern.Escape));
        }

        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(row.Id.ToString(), row.Name, row.Subdomain, row.Owner, row.Status.ToString(), row.CreatedAt))],
            await rows.CountAsync(ct));
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator reads a tenant", ct);
        var tenant = Guid.TryParse(id, out var value) ? new TenantId(value) : default;
        if (await Rows(db).FirstOrDefaultAsync(row => row.Id == tenant, ct) is not { } row)
        {
            return null;
        }

        var members = await db.Set<Membership>().CountAsync(member => member.TenantId == tenant, ct);
        return new ResourceDetail(row.Name,
        [
            new("Id", row.Id.ToString(), CellKind.Code), new("Subdomain", row.Subdomain, CellKind.Code), new("Owner", row.Owner),
            new("Status", row.Status.ToString(), CellKind.Status), new("Members", members, CellKind.Number), new("Created", row.CreatedAt, CellKind.Time),
            .. services.GetServices<TenantPage>().Select(page => new ResourceField(page.Title, new ResourceLink(page.Says, page.Of(row.Id)))),
        ]);
    }

    private static Func<IServiceProvider, string, string?, CancellationToken, Task<Result>> Move(TenantSignal signal) => async (services, id, reason, ct) =>
        Guid.TryParse(id, out var tenant)
            ? await services.GetRequiredService<MoveTenant>().RunAsync(new TenantId(tenant), signal, reason, ct)
            : TenancyProblems.TenantNotFound;

    private static IQueryable<Row> Rows(TenancyDbContext db) =>
        from tenant in db.Set<Tenant>()
        join address in db.Set<TenantAddress>() on tenant.TenantId equals address.Owner
        select new Row
        {
            Id = tenant.TenantId,
            Name = tenant.Name,
            Subdomain = address.Subdomain,
            Owner = (from member in db.Set<Membership>()
                     join person in db.Set<Person>() on member.PersonId equals person.Id
                     where member.TenantId == tenant.TenantId && member.Role == TenantRoles.Owner
                     orderby member.JoinedAt, member.PersonId
                     select person.Email).FirstOrDefault(),
            Status = tenant.Status,
            CreatedAt = tenant.CreatedAt,
        };

    // With property setters EF sees through it when it sorts and filters; through a constructor it cannot.
    private sealed class Row
    {
        public TenantId Id { get; init; }

        public required string Name { get; init; }

        public required string Subdomain { get; init; }

        public string? Owner { get; init; }

        public TenantStatus Status { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }
}
