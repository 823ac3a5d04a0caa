using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Represents a new session, or none if the second step is still open, and the page to open next.</summary>
internal sealed record NewSession(ClaimsPrincipal? Principal, string? ReturnUrl);

/// <summary>Saves the confirmation of an email address and publishes it for each tenant of the user, in one transaction.</summary>
internal sealed class SaveEmailConfirmation(TenancyDbContext db, UserManager<User> users, UserMemberships workplaces,
    ICurrentTenant current)
{
    public async Task RunAsync(User user, CancellationToken ct)
    {
        var tenants = await workplaces.ListAsync(user.Id, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var updated = await users.UpdateAsync(user);
        if (!updated.Succeeded)
        {
            throw new DbUpdateConcurrencyException("The user was changed concurrently. Try again.");
        }

        foreach (var membership in tenants)
        {
            using var tenant = current.Change(membership.Tenant);
            db.Publish(new EmailConfirmed(new UserId(user.Id), user.Email!));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
