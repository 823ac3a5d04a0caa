using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>The operator's list of users.</summary>
internal static class PeopleResource
{
    public static void AddPeopleResource(this IServiceCollection services) => services.AddResource(
        new ResourceDefinition("people", "Users", TenancyPermissions.ViewTenants, ListAsync)
        {
            Subtitle = "All users who can sign in",
            Icon = "users",
            Group = OperatorGroups.Customers,
            Order = 11,
            Columns =
            [
                new("Name"), new("Email"), new("Workspaces", CellKind.Number), new("Status", CellKind.Status), new("Last sign-in", CellKind.Time),
                new("Joined", CellKind.Time),
            ],
            SearchHint = "Search by name or email",
            Empty = "No users yet",
            FindAsync = ShowPerson.RunAsync,
        });

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<TenancyDbContext>>().OpenAsync("operator lists users", ct);
        IQueryable<Person> users = db.Set<Person>();
        if (query.Search.Length > 0)
        {
            var pattern = SearchPattern.Like(query.Search);
            users = users.Where(row => EF.Functions.ILike(row.DisplayName, pattern, SearchPattern.Escape) || EF.Functions.ILike(row.Email!, pattern, SearchPattern.Escape));
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var page = await users.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(query.Skip).Take(query.Size)
            .Select(row => new { Person = row, Tenants = db.Set<Membership>().Count(member => member.PersonId == row.Id) }).AsNoTracking().ToListAsync(ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.Person.Id.ToString(), row.Person.DisplayName, row.Person.Email, row.Tenants, StatusOf(row.Person, now), row.Person.LastSignInAt,
                row.Person.CreatedAt))],
            await users.CountAsync(ct));
    }

    public static string StatusOf(Person user, DateTimeOffset now) =>
        user.LockoutEnd > now ? "Locked" : !user.EmailConfirmed ? "Unconfirmed" : user.IsOperator ? "Operator" : "Active";
}
