using System.Globalization;
using Tenantry.Platform;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends the owner of an account an email where somebody signs up with their address again, at most one an hour.</summary>
internal sealed class AccountExistsMail(IEmailSender mails, PlatformOptions platform, TenancyOptions options, ICurrentTenant current, TimeProvider clock)
{
    public async Task SendAsync(Person person, string? returnUrl, CancellationToken ct)
    {
        var url = platform.PublicUrl.TrimEnd('/');
        var model = new Dictionary<string, object?>
        {
            ["name"] = person.DisplayName,
            ["signIn"] = url + ReturnPath.Carry(options.SignInPath, returnUrl),
            ["forgot"] = url + "/forgot",
        };
        using var host = current.Change(TenantId.Host);
        var hour = clock.GetUtcNow().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        await mails.QueueAsync(new EmailMessage("tenancy.exists", person.Email!, model, $"tenancy.exists:{person.Id}:{hour}"), ct);
    }
}
