using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Pages;

/// <summary>The operator's list of tenants.</summary>
internal static class TenantsResource
{
    public static void AddTenantsResource(this IServiceCollection services) => services.AddResource(
        new ResourceDefinition("tenants", "Tenants", TenancyPermissions.ViewTenants, ListAsync)
        {
            Subtitle = "All workspaces",
            Icon = "building",
            Group = OperatorGroups.Customers,
            Order = 10,
            Columns =
            [
                new("Name"), new("Subdomain", CellKind.Code), new("Owner"), new("Status", CellKind.Status), new("Created", CellKind.Time),
            ],
            SearchHint = "Search by name, subdomain or owner",
            Statuses = [nameof(TenantStatus.Active), nameof(TenantStatus.Suspended)],
            Empty = "No workspaces yet. The first sign-up creates one.",
            FindAsync = FindAsync,
            Actions =
            [
                new("suspend", "Suspend tenant", "Members and API keys of this workspace lose access until you reactivate it. Nothing is deleted.", ChangeStatus(TenantSignal.Suspend))
                {
                    AsksReason = true, IsDangerous = true, Permission = TenancyPermissions.ManageTenants, Done = "Tenant suspended.",
                },
                new("reactivate", "Reactivate tenant", "Members and API keys regain access immediately.", ChangeStatus(TenantSignal.Reactivate))
                {
                    AsksReason = true, Permission = TenancyPermissions.ManageTenants, Done = "Tenant reactivated.",
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
            var pattern = SearchPattern.Like(query.Search);
            rows = rows.Where(row => EF.Functions.ILike(row.Name, pattern, SearchPattern.Escape) || EF.Functions.ILike(row.Subdomain, pattern, SearchPattern.Escape)
                || EF.Functions.ILike(row.Owner!, pattern, SearchPattern.Escape));
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
            new("ID", row.Id.ToString(), CellKind.Code), new("Subdomain", row.Subdomain, CellKind.Code), new("Owner", row.Owner),
            new("Status", row.Status.ToString(), CellKind.Status), new("Members", members, CellKind.Number), new("Created", row.CreatedAt, CellKind.Time),
            .. services.GetServices<TenantPage>().Select(page => new ResourceField(page.Title, new ResourceLink(page.Says, page.Of(row.Id)))),
        ]);
    }

    private static Func<IServiceProvider, string, string?, CancellationToken, Task<Result>> ChangeStatus(TenantSignal signal) => async (services, id, reason, ct) =>
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
                     join user in db.Set<Person>() on member.PersonId equals user.Id
                     where member.TenantId == tenant.TenantId && member.Role == TenantRoles.Owner
                     orderby member.JoinedAt, member.PersonId
                     select user.Email).FirstOrDefault(),
            Status = tenant.Status,
            CreatedAt = tenant.CreatedAt,
        };

    // EF can translate sorting and filtering with property setters, but not with a constructor.
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
