using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sets a new password for a person who knows the old one. Their other sessions end; this one is made anew.</summary>
internal sealed class ChangePassword(UserManager<Person> people, Attempts attempts, PasswordMail mail, ILogger<ChangePassword> logger)
{
    public async Task<Result<ClaimsPrincipal>> RunAsync(ClaimsPrincipal who, string? old, string? wanted, CancellationToken ct)
    {
        if (!Passwords.IsAcceptable(wanted))
        {
            return AccountProblems.PasswordTooShort.On("new");
        }

        var person = (await people.FindByIdAsync(who.FindFirstValue(ClaimTypes.NameIdentifier)!))!;
        if (!await attempts.BeginAsync(person.Id, ct) || !await people.CheckPasswordAsync(person, old ?? ""))
        {
            attempts.Failed(person);
            return AccountProblems.PasswordWrong.On("old");
        }

        person.PasswordHash = people.PasswordHasher.HashPassword(person, wanted!);
        if (!(await people.UpdateSecurityStampAsync(person)).Succeeded)
        {
            return AccountProblems.PasswordWrong.On("old");
        }

        await attempts.SucceededAsync(person.Id, ct);
        await mail.SendAsync(person, ct);
        logger.PasswordSet(person.Id);
        return SignInSchemes.Ticket(person, Recognise.TenantIn(who), SignInSchemes.Cookie);
    }
}
