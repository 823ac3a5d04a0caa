namespace Tenantry.Tenancy.People;

/// <summary>Sends the email with the link that confirms an email address.</summary>
internal sealed class ConfirmationEmail(IEmailSender emails, EmailLinks links, TenancyOptions options, ICurrentTenant current,
    TimeProvider clock)
{
    private const int SecondsBetween = 60;

    public async Task SendAsync(User user, string? returnUrl, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["link"] = links.CreateUrl(EmailLinks.Confirm, user, options.ConfirmLinkLength, returnUrl),
            ["life"] = EmailLinks.FormatLifetime(options.ConfirmLinkLength),
        };
        // The security stamp in the key lets a newer sign-up send a newer link. The minute in the key limits repeated requests to one email
        // per minute.
        var key = $"tenancy.confirm:{user.Id}:{user.SecurityStamp}:{clock.GetUtcNow().ToUnixTimeSeconds() / SecondsBetween}";
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.confirm", user.Email!, model, key) { Secrets = ["link"] }, ct);
    }
}
