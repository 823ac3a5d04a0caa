using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sends an email with a link to set a new password. The response does not reveal whether an account exists.</summary>
internal sealed class ForgotPassword(
    UserManager<User> users, EmailLinks links, IEmailSender emails, TenancyOptions options, ICurrentTenant current, TimeProvider clock)
{
    private const int SecondsBetween = 60;

    public async Task<Result> RunAsync(string? input, string? returnUrl, CancellationToken ct)
    {
        if (EmailAddresses.Normalize(input) is not { } email)
        {
            return AccountProblems.EmailInvalid.WithField("email");
        }

        if (await users.FindByEmailAsync(email) is { } user)
        {
            var model = new Dictionary<string, object?>
            {
                ["name"] = user.DisplayName,
                ["link"] = links.CreateUrl(EmailLinks.Reset, user, options.ResetLinkLength, returnUrl),
                ["life"] = EmailLinks.FormatLifetime(options.ResetLinkLength),
            };
            using var host = current.Change(TenantId.Host);
            var minute = clock.GetUtcNow().ToUnixTimeSeconds() / SecondsBetween;
            await emails.QueueAsync(new EmailMessage("tenancy.reset", user.Email!, model, $"tenancy.reset:{user.Id}:{minute}")
                { Secrets = ["link"] }, ct);
        }

        return Result.Success;
    }
}
