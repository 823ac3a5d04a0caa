using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tenantry.Platform;

namespace Tenantry.Tenancy.People;

/// <summary>Represents the content of a link in an email. It is encrypted, so that it cannot be forged.</summary>
internal sealed record MailLink(Guid Person, string Stamp, DateTimeOffset Until, string? ReturnUrl);

/// <summary>Creates and validates links in emails. A link becomes invalid when it expires or when the user's security stamp changes.</summary>
internal sealed class MailLinks(IDataProtectionProvider protection, PlatformOptions platform, TimeProvider clock)
{
    public const string Confirm = "confirm";
    public const string Reset = "reset";

    public string Make(string page, Person user, TimeSpan lifetime, string? returnUrl) =>
        $"{platform.PublicUrl.TrimEnd('/')}/{page}?token={Token(page, user, lifetime, returnUrl)}";

    public string Token(string purpose, Person user, TimeSpan lifetime, string? returnUrl) => Protector(purpose).Protect(
        JsonSerializer.Serialize(new MailLink(user.Id, user.SecurityStamp!, clock.GetUtcNow() + lifetime, ReturnPath.Local(returnUrl))));

    /// <summary>Formats the lifetime of a link, rounded down to days, hours or minutes.</summary>
    public static string Words(TimeSpan lifetime) => lifetime switch
    {
        { TotalDays: >= 2 } => $"{lifetime.Days} days",
        { TotalHours: >= 2 } => $"{(int)lifetime.TotalHours} hours",
        _ => $"{(int)lifetime.TotalMinutes} minutes",
    };

    /// <summary>Reads a link for a purpose. Returns <see langword="null"/> if the token is not valid or has expired.</summary>
    public MailLink? Read(string purpose, string? token)
    {
        try
        {
            var link = JsonSerializer.Deserialize<MailLink>(Protector(purpose).Unprotect(token ?? ""));
            return link?.Until > clock.GetUtcNow() ? link : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("Tenantry.Tenancy.MailLinks", purpose);
}
