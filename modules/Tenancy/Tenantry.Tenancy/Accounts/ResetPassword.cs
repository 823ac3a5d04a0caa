using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sets a new password with a link from an email, which also confirms the email address. Ends all other sessions.</summary>
internal sealed class ResetPassword(
    TenancyDbContext db, UserManager<Person> people, MailLinks links, Attempts attempts, Workplaces workplaces, EmailProof proof, PasswordMail mail,
    ILogger<ResetPassword> logger)
{
    public async Task<Result<(Person Person, MailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(MailLinks.Reset, token) is { } link
        && await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == link.Person, ct) is { } person
        && person.SecurityStamp == link.Stamp
            ? (person, link)
            : AccountProblems.LinkInvalid;

    public async Task<Result<Entrance>> RunAsync(string? token, string? password, CancellationToken ct)
    {
        if (!Passwords.IsAcceptable(password))
        {
            return AccountProblems.PasswordTooShort.On("password");
        }

        var reset = await FindAsync(token, ct);
        if (reset.IsProblem)
        {
            return reset.Problem;
        }

        var (person, link) = reset.Value;
        var wasConfirmed = person.EmailConfirmed;
        person.EmailConfirmed = true;
        person.PasswordHash = people.PasswordHasher.HashPassword(person, password!);
        // The security stamp is in the link and in every session: changing it invalidates all of them.
        if (!(await people.UpdateSecurityStampAsync(person)).Succeeded)
        {
            return AccountProblems.LinkInvalid;
        }

        if (!wasConfirmed)
        {
            await proof.SaveAsync(person, ct);
        }

        await attempts.SucceededAsync(person.Id, ct);
        await mail.SendAsync(person, ct);
        logger.PasswordSet(person.Id);
        return new Entrance(SignInSchemes.Ticket(person, await workplaces.ChooseAsync(person, null, ct), SignInSchemes.Cookie), link.ReturnUrl);
    }
}
