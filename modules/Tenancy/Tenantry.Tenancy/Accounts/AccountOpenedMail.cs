using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends the email with a link to set a password to a user whose account was created by a purchase. It is sent once.</summary>
internal sealed class AccountOpenedMail(IEmailSender emails, MailLinks links, TenancyOptions options, ICurrentTenant current)
{
    public async Task SendAsync(Person user, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["link"] = links.Make(MailLinks.Reset, user, options.ConfirmLinkLength, returnUrl),
            ["life"] = MailLinks.Words(options.ConfirmLinkLength),
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.opened", user.Email!, model, $"tenancy.opened:{user.Id}"), ct);
    }
}
