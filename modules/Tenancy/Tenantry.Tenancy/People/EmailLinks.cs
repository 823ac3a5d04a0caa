using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tenantry.Platform;

namespace Tenantry.Tenancy.People;

/// <summary>Represents the content of a link in an email. It is encrypted, so that it cannot be forged.</summary>
internal sealed record EmailLink(Guid UserId, string Stamp, DateTimeOffset ExpiresAt, string? ReturnUrl);

/// <summary>
/// Creates and validates links in emails. A link becomes invalid when it expires or when the user's security stamp changes.
/// </summary>
internal sealed class EmailLinks(IDataProtectionProvider protection, PlatformOptions platform, TimeProvider clock)
{
    public const string Confirm = "confirm";
    public const string Reset = "reset";

    public string CreateUrl(string page, User user, TimeSpan lifetime, string? returnUrl) =>
        $"{platform.PublicUrl.TrimEnd('/')}/{page}?token={CreateToken(page, user, lifetime, returnUrl)}";

    public string CreateToken(string purpose, User user, TimeSpan lifetime, string? returnUrl) => Protector(purpose).Protect(
        JsonSerializer.Serialize(new EmailLink(user.Id, user.SecurityStamp!, clock.GetUtcNow() + lifetime, ReturnPath.ToLocal(returnUrl))));

    /// <summary>Formats the lifetime of a link, rounded down to days, hours or minutes.</summary>
    public static string FormatLifetime(TimeSpan lifetime) => lifetime switch
    {
        { TotalDays: >= 2 } => $"{lifetime.Days} days",
        { TotalHours: >= 2 } => $"{(int)lifetime.TotalHours} hours",
        _ => $"{(int)lifetime.TotalMinutes} minutes",
    };

    /// <summary>Reads a link for a purpose. Returns <see langword="null"/> if the token is not valid or has expired.</summary>
    public EmailLink? Read(string purpose, string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<EmailLink>(Protector(purpose).Unprotect(token ?? ""));
            return link?.ExpiresAt > clock.GetUtcNow() ? link : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Tenantry.Tenancy.MailLinks", purpose);
}
