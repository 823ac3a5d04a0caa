using Tenantry.Platform;

namespace Tenantry.Tenancy.People;

/// <summary>Tells a person that their password is another one now, so that they notice where it was not them.</summary>
internal sealed class PasswordMail(IEmailSender mails, PlatformOptions platform, ICurrentTenant current)
{
    public async Task SendAsync(Person person, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = person.DisplayName,
            ["forgot"] = platform.PublicUrl.TrimEnd('/') + "/forgot",
        };
        using var host = current.Change(TenantId.Host);
        await mails.QueueAsync(new EmailMessage("tenancy.password", person.Email!, model, $"tenancy.password:{person.Id}:{person.SecurityStamp}"), ct);
    }
}
