using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>A session to begin, and where it leads.</summary>
internal sealed record Entrance(ClaimsPrincipal Ticket, string? ReturnUrl);

/// <summary>Saves that an address is shown to be a person's, together with the news of it for each of their tenants.</summary>
internal sealed class EmailProof(TenancyDbContext db, UserManager<Person> people, Workplaces workplaces, ICurrentTenant current)
{
    public async Task SaveAsync(Person person, CancellationToken ct)
    {
        var places = await workplaces.OfAsync(person.Id, ct);
        await using var all = await db.Database.BeginTransactionAsync(ct);
        var saved = await people.UpdateAsync(person);
        if (!saved.Succeeded)
        {
            throw new DbUpdateConcurrencyException("The person was changed at the same moment. Try again.");
        }

        foreach (var place in places)
        {
            using var tenant = current.Change(place.Tenant);
            db.Publish(new EmailConfirmed(new UserId(person.Id), person.Email!));
            await db.SaveChangesAsync(ct);
        }

        await all.CommitAsync(ct);
    }
}
