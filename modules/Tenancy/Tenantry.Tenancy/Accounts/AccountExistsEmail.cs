using System.Globalization;
using Tenantry.Platform;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Sends an email to the owner of an existing account when someone signs up with the same email address, at most once per hour.
/// </summary>
internal sealed class AccountExistsEmail(IEmailSender emails, PlatformOptions platform, TenancyOptions options, ICurrentTenant current,
    TimeProvider clock)
{
    public async Task SendAsync(User user, string? returnUrl, CancellationToken ct)
    {
        var url = platform.PublicUrl.TrimEnd('/');
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["signIn"] = url + ReturnPath.AppendTo(options.SignInPath, returnUrl),
            ["forgot"] = url + "/forgot",
        };
        using var host = current.Change(TenantId.Host);
        var hour = clock.GetUtcNow().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        await emails.QueueAsync(new EmailMessage("tenancy.exists", user.Email!, model, $"tenancy.exists:{user.Id}:{hour}"), ct);
    }
}
