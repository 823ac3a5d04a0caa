using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Recognizes browsers in which a user has signed in before, by a signed cookie. Wrong passwords of other devices don't delay them.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, TenancyOptions options)
{
    private const string Cookie = "tn-device";
    private const int MaxAccounts = 5;

    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.KnownDevices");

    /// <summary>Gets the ID of the device if the account has signed in on it before.</summary>
    public Guid? Find(HttpContext context, string normalizedEmail) =>
        Read(context) is { } device && device.Accounts.Contains(AccountKey.Of(normalizedEmail)) ? device.Id : null;

    public void Remember(HttpContext context, string normalizedEmail)
    {
        var known = Read(context);
        var device = new Device(known?.Id ?? new Guid(RandomNumberGenerator.GetBytes(16)),
            [.. (known?.Accounts ?? []).Prepend(AccountKey.Of(normalizedEmail)).Distinct().Take(MaxAccounts)]);
        var cookie = new SessionCookie(options.BaseDomain, Cookie) { MaxAge = TimeSpan.FromDays(365) };
        context.Response.Cookies.Append(Cookie, Protector.Protect(JsonSerializer.Serialize(device)), cookie.Build(context));
    }

    private Device? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } value ? JsonSerializer.Deserialize<Device>(Protector.Unprotect(value)) : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Device(Guid Id, IReadOnlyList<string> Accounts);
}
