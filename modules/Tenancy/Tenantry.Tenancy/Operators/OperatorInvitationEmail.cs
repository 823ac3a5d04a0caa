using Tenantry.Platform;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Operators;

/// <summary>Tells a new operator where to sign in; without a password, with a link to set one.</summary>
internal sealed class OperatorInvitationEmail(
    IEmailSender emails, EmailLinks links, PlatformOptions platform, TenancyOptions options, ICurrentTenant current)
{
    public async Task SendAsync(User user, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["role"] = user.OperatorRole,
            ["isNew"] = user.PasswordHash is null,
            ["link"] = user.PasswordHash is null
                ? links.CreateUrl(EmailLinks.Reset, user, options.ConfirmLinkLength, "/admin")
                : platform.PublicUrl.TrimEnd('/') + ReturnPath.AppendTo(options.SignInPath, "/admin"),
            ["life"] = EmailLinks.FormatLifetime(options.ConfirmLinkLength),
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.operator", user.Email!, model,
            $"tenancy.operator:{user.Id}:{user.SecurityStamp}") { Secrets = ["link"] }, ct);
    }
}
