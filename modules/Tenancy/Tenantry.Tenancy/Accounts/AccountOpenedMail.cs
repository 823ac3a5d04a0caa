using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends the email with a link to set a password to a user whose account was created by a purchase. It is sent once.</summary>
internal sealed class AccountOpenedMail(IEmailSender emails, MailLinks links, TenancyOptions options, ICurrentTenant current)
{
    public async Task SendAsync(Person person, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = person.DisplayName,
            ["link"] = links.Make(MailLinks.Reset, person, options.ConfirmLinkLength, returnUrl),
            ["life"] = MailLinks.Words(options.ConfirmLinkLength),
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.opened", person.Email!, model, $"tenancy.opened:{person.Id}"), ct);
    }
}
