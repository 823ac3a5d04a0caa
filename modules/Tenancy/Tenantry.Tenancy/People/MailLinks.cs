using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tenantry.Platform;

namespace Tenantry.Tenancy.People;

/// <summary>What a link in a mail says. It is encrypted, so that nobody can make one.</summary>
internal sealed record MailLink(Guid Person, string Stamp, DateTimeOffset Until, string? ReturnUrl);

/// <summary>Makes and reads the links of mails. A link dies with its time, and with the person's security stamp.</summary>
internal sealed class MailLinks(IDataProtectionProvider protection, PlatformOptions platform, TimeProvider clock)
{
    public const string Confirm = "confirm";
    public const string Reset = "reset";

    public string Make(string page, Person person, TimeSpan life, string? returnUrl) =>
        $"{platform.PublicUrl.TrimEnd('/')}/{page}?token={Token(page, person, life, returnUrl)}";

    public string Token(string purpose, Person person, TimeSpan life, string? returnUrl) => Protector(purpose).Protect(
        JsonSerializer.Serialize(new MailLink(person.Id, person.SecurityStamp!, clock.GetUtcNow() + life, ReturnPath.Local(returnUrl))));

    /// <summary>Says how long a link works, rounded down to the unit that people count in.</summary>
    public static string Words(TimeSpan life) => life switch
    {
        { TotalDays: >= 2 } => $"{life.Days} days",
        { TotalHours: >= 2 } => $"{(int)life.TotalHours} hours",
        _ => $"{(int)life.TotalMinutes} minutes",
    };

    /// <summary>Reads a link of a purpose; <see langword="null"/> where it is not one, or too old.</summary>
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
