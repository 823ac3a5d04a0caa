namespace Tenantry.Tenancy.People;

/// <summary>Sends the link that shows whose an address is.</summary>
internal sealed class ConfirmationMail(IEmailSender mails, MailLinks links, TenancyOptions options, ICurrentTenant current, TimeProvider clock)
{
    private const int SecondsBetween = 60;

    public async Task SendAsync(Person person, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = person.DisplayName,
            ["link"] = links.Make(MailLinks.Confirm, person, options.ConfirmLinkLength, returnUrl),
            ["life"] = MailLinks.Words(options.ConfirmLinkLength),
        };
        // With the stamp in the key a newer sign-up sends a newer link; with the minute, asking again and again does not fill a mailbox.
        var key = $"tenancy.confirm:{person.Id}:{person.SecurityStamp}:{clock.GetUtcNow().ToUnixTimeSeconds() / SecondsBetween}";
        using var host = current.Change(TenantId.Host);
        await mails.QueueAsync(new EmailMessage("tenancy.confirm", person.Email!, model, key), ct);
    }
}
