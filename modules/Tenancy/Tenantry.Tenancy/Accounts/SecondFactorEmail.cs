using Tenantry.Platform;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends an email after a change of two-step verification, so that the user notices an unauthorized one.</summary>
internal sealed class SecondFactorEmail(IEmailSender emails, PlatformOptions platform, ICurrentTenant current, TimeProvider clock)
{
    public async Task SendAsync(User user, string change, CancellationToken ct)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = user.DisplayName,
            ["change"] = change,
            ["forgot"] = platform.PublicUrl.TrimEnd('/') + "/forgot",
        };
        using var host = current.Change(TenantId.Host);
        await emails.QueueAsync(new EmailMessage("tenancy.security", user.Email!, model,
            $"tenancy.security:{user.Id}:{Guid.CreateVersion7(clock.GetUtcNow())}"), ct);
    }
}
