using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Changes the password of a user who knows the current one. Ends all other sessions and renews this one.</summary>
internal sealed class ChangePassword(UserManager<Person> people, Attempts attempts, PasswordMail mail, ILogger<ChangePassword> logger)
{
    public async Task<Result<ClaimsPrincipal>> RunAsync(ClaimsPrincipal principal, string? currentPassword, string? newPassword, CancellationToken ct)
    {
        if (!Passwords.IsAcceptable(newPassword))
        {
            return AccountProblems.PasswordTooShort.On("new");
        }

        var person = (await people.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier)!))!;
        if (!await attempts.BeginAsync(person.Id, ct) || !await people.CheckPasswordAsync(person, currentPassword ?? ""))
        {
            attempts.Failed(person);
            return AccountProblems.PasswordWrong.On("old");
        }

        person.PasswordHash = people.PasswordHasher.HashPassword(person, newPassword!);
        if (!(await people.UpdateSecurityStampAsync(person)).Succeeded)
        {
            return AccountProblems.PasswordWrong.On("old");
        }

        await attempts.SucceededAsync(person.Id, ct);
        await mail.SendAsync(person, ct);
        logger.PasswordSet(person.Id);
        return SignInSchemes.Ticket(person, Recognise.TenantIn(principal), SignInSchemes.Cookie);
    }
}
