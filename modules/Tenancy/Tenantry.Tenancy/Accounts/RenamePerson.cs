using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Changes what a person is called.</summary>
internal sealed class RenamePerson(TenancyDbContext db)
{
    private const int MaxName = 80;

    public async Task<Result> RunAsync(ClaimsPrincipal who, string? name, CancellationToken ct)
    {
        if (name?.Trim() is not { Length: > 0 and <= MaxName } wanted)
        {
            return TenancyProblems.NameInvalid.On("name");
        }

        var id = Guid.Parse(who.FindFirstValue(ClaimTypes.NameIdentifier)!);
        await db.Set<Person>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(person => person.DisplayName, wanted), ct);
        return Result.Done;
    }
}
