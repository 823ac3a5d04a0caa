using Tenantry.Platform;

namespace Tenantry.Tenancy.People;

/// <summary>Sends an email after a password change, so that the user notices an unauthorized change.</summary>
internal sealed class PasswordChangedEmail(IEmailSender emails, PlatformOptions platform, ICurrentTenant current)
{
    public async Task SendAsync(User user, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["forgot"] = platform.PublicUrl.TrimEnd('/') + "/forgot",
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.password", user.Email!, model,
            $"tenancy.password:{user.Id}:{user.SecurityStamp}"), ct);
    }
}
