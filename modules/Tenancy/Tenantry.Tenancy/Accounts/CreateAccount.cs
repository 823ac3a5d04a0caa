using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Creates a user with their first tenant and the owner membership, in one transaction.</summary>
internal sealed class CreateAccount(TenancyDbContext db, UserManager<User> users, CreateTenant createTenant)
{
    /// <summary>
    /// Creates the account. Returns <see langword="null"/> if an account with the same email address was created concurrently.
    /// </summary>
    public async Task<TenantId?> RunAsync(User user, string? password, string workspace, CancellationToken ct)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
            if (!created.Succeeded)
            {
                return null;
            }

            var tenant = await createTenant.RunAsync(workspace, user, ct);
            await transaction.CommitAsync(ct);
            return tenant;
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
