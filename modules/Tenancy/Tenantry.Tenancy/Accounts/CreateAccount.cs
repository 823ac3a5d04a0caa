using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Creates a person with their first tenant and their ownership of it, in one transaction.</summary>
internal sealed class CreateAccount(TenancyDbContext db, UserManager<Person> people, MakeTenant makeTenant)
{
    /// <summary>Creates the account; <see langword="null"/> where the same address got one at the same moment.</summary>
    public async Task<TenantId?> RunAsync(Person person, string? password, string workspace, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var created = password is null ? await people.CreateAsync(person) : await people.CreateAsync(person, password);
            if (!created.Succeeded)
            {
                return null;
            }

            var tenant = await makeTenant.RunAsync(workspace, person, ct);
            await transaction.CommitAsync(ct);
            return tenant;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
