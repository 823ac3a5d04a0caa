using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Remembers in a short-lived signed cookie that the password was right, while the second step is open.</summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "tn-second-step";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.PendingSignIn");

    public void Set(HttpContext context, User user)
    {
        var pending = new Pending(user.Id, user.SecurityStamp!, clock.GetUtcNow() + Lifetime);
        context.Response.Cookies.Append(Cookie, Protector.Protect(JsonSerializer.Serialize(pending)), OptionsFor(context));
    }

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Cookie, OptionsFor(context));

    /// <summary>Reads the user and the security stamp, which a password change in the meantime replaces.</summary>
    public (Guid UserId, string Stamp)? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } value
                && JsonSerializer.Deserialize<Pending>(Protector.Unprotect(value)) is { } pending && pending.ExpiresAt > clock.GetUtcNow()
                    ? (pending.UserId, pending.Stamp)
                    : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private static CookieOptions OptionsFor(HttpContext context) => new()
    {
        HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
    };

    private sealed record Pending(Guid UserId, string Stamp, DateTimeOffset ExpiresAt);
}
