using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends the email with a link to set a password to a user whose account was created by a purchase. It is sent once.</summary>
internal sealed class AccountCreatedEmail(IEmailSender emails, EmailLinks links, TenancyOptions options, ICurrentTenant current)
{
    public async Task SendAsync(User user, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["link"] = links.CreateUrl(EmailLinks.Reset, user, options.ConfirmLinkLength, returnUrl),
            ["life"] = EmailLinks.FormatLifetime(options.ConfirmLinkLength),
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.opened", user.Email!, model, $"tenancy.opened:{user.Id}") { Secrets = ["link"] },
            ct);
    }
}
