using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Mails a link with which a new password is set. Who asks learns nothing of whether there is such an account.</summary>
internal sealed class ForgotPassword(
    UserManager<Person> people, MailLinks links, IEmailSender mails, TenancyOptions options, ICurrentTenant current, TimeProvider clock)
{
    private const int SecondsBetween = 60;

    public async Task<Result> RunAsync(string? address, string? returnUrl, CancellationToken ct)
    {
        if (EmailAddresses.Clean(address) is not { } email)
        {
            return AccountProblems.EmailInvalid.On("email");
        }

        if (await people.FindByEmailAsync(email) is { } person)
        {
            var model = new Dictionary<string, object?>
            {
                ["name"] = person.DisplayName,
                ["link"] = links.Make(MailLinks.Reset, person, options.ResetLinkLength, returnUrl),
                ["life"] = MailLinks.Words(options.ResetLinkLength),
            };
            using var host = current.Change(TenantId.Host);
            var minute = clock.GetUtcNow().ToUnixTimeSeconds() / SecondsBetween;
            await mails.QueueAsync(new EmailMessage("tenancy.reset", person.Email!, model, $"tenancy.reset:{person.Id}:{minute}"), ct);
        }

        return Result.Done;
    }
}
