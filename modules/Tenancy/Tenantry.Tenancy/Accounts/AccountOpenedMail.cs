using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends a person whose account was made for them the link that sets their password. It goes out once.</summary>
internal sealed class AccountOpenedMail(IEmailSender mails, MailLinks links, TenancyOptions options, ICurrentTenant current)
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
        await mails.QueueAsync(new EmailMessage("tenancy.opened", person.Email!, model, $"tenancy.opened:{person.Id}"), ct);
    }
}
