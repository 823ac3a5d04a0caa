using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Takes the link of a confirmation mail: the address is the person's, and they go on where they wanted to.</summary>
internal sealed class ConfirmEmail(
    TenancyDbContext db, UserManager<Person> people, MailLinks links, Attempts attempts, Workplaces workplaces, EmailProof proof,
    ILogger<ConfirmEmail> logger)
{
    /// <summary>Finds whom a link is for; a problem where it was used, is too old, or was replaced.</summary>
    public async Task<Result<(Person Person, MailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(MailLinks.Confirm, token) is { } link
        && await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == link.Person, ct) is { EmailConfirmed: false } person
        && person.SecurityStamp == link.Stamp
            ? (person, link)
            : AccountProblems.LinkInvalid;

    /// <summary>Confirms; the password is needed where another browser signed up.</summary>
    public async Task<Result<Entrance>> RunAsync(string? token, bool sameBrowser, string? password, CancellationToken ct)
    {
        var found = await FindAsync(token, ct);
        if (found.IsProblem)
        {
            return found.Problem;
        }

        var (person, link) = found.Value;
        if (!sameBrowser && !(await attempts.BeginAsync(person.Id, ct) && await people.CheckPasswordAsync(person, password ?? "")))
        {
            attempts.Failed(person);
            return AccountProblems.PasswordWrong.On("password");
        }

        person.EmailConfirmed = true;
        await proof.SaveAsync(person, ct);
        await attempts.SucceededAsync(person.Id, ct);
        logger.EmailConfirmed(person.Id);
        var ticket = SignInSchemes.Ticket(person, await workplaces.ChooseAsync(person, null, ct), SignInSchemes.Cookie);
        return new Entrance(ticket, link.ReturnUrl);
    }
}
