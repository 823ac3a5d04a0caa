using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sets a new password with a link from an email, which also confirms the email address. Ends all other sessions.</summary>
internal sealed class ResetPassword(
    TenancyDbContext db, UserManager<Person> users, MailLinks links, Attempts attempts, Workplaces workplaces, EmailProof proof, PasswordMail mail,
    ILogger<ResetPassword> logger)
{
    public async Task<Result<(Person Person, MailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(MailLinks.Reset, token) is { } link
        && await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == link.Person, ct) is { } user
        && user.SecurityStamp == link.Stamp
            ? (user, link)
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

        var (user, link) = reset.Value;
        var wasConfirmed = user.EmailConfirmed;
        user.EmailConfirmed = true;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password!);
        // The security stamp is in the link and in every session: changing it invalidates all of them.
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return AccountProblems.LinkInvalid;
        }

        if (!wasConfirmed)
        {
            await proof.SaveAsync(user, ct);
        }

        await attempts.SucceededAsync(user.Id, ct);
        await mail.SendAsync(user, ct);
        logger.PasswordSet(user.Id);
        return new Entrance(SignInSchemes.Ticket(user, await workplaces.ChooseAsync(user, null, ct), SignInSchemes.Cookie), link.ReturnUrl);
    }
}
