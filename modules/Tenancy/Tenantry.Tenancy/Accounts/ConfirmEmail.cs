using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Confirms an email address with the link of a confirmation email and signs the user in.</summary>
internal sealed class ConfirmEmail(
    TenancyDbContext db, UserManager<Person> users, MailLinks links, Attempts attempts, Workplaces workplaces, EmailProof proof,
    ILogger<ConfirmEmail> logger)
{
    /// <summary>Finds the user of a link, or returns a problem if the link was used, has expired or was replaced.</summary>
    public async Task<Result<(Person Person, MailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(MailLinks.Confirm, token) is { } link
        && await db.Set<Person>().FirstOrDefaultAsync(row => row.Id == link.Person, ct) is { EmailConfirmed: false } user
        && user.SecurityStamp == link.Stamp
            ? (user, link)
            : AccountProblems.LinkInvalid;

    /// <summary>Confirms the email address. The password is required if the link is opened in a different browser than the sign-up.</summary>
    public async Task<Result<Entrance>> RunAsync(string? token, bool sameBrowser, string? password, CancellationToken ct)
    {
        var confirmation = await FindAsync(token, ct);
        if (confirmation.IsProblem)
        {
            return confirmation.Problem;
        }

        var (user, link) = confirmation.Value;
        if (!sameBrowser && !(await attempts.BeginAsync(user.Id, ct) && await users.CheckPasswordAsync(user, password ?? "")))
        {
            attempts.Failed(user);
            return AccountProblems.PasswordWrong.On("password");
        }

        user.EmailConfirmed = true;
        await proof.SaveAsync(user, ct);
        await attempts.SucceededAsync(user.Id, ct);
        logger.EmailConfirmed(user.Id);
        var ticket = SignInSchemes.Ticket(user, await workplaces.ChooseAsync(user, null, ct), SignInSchemes.Cookie);
        return new Entrance(ticket, link.ReturnUrl);
    }
}
