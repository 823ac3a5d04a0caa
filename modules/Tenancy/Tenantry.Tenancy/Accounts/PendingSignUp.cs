using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Marks the browser that signed up with a cookie. The link in the email signs in without a password only in that browser. In other
/// browsers the password is required; otherwise an attacker could sign up with someone else's email address and know the password of the
/// account after its owner confirms it.
/// </summary>
internal sealed class PendingSignUp(IDataProtectionProvider protection, TenancyOptions options)
{
    private const string Cookie = "tn-signup";

    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.PendingSignUp");

    /// <summary>Sets the cookie in every case: its absence would reveal that the email address has an account.</summary>
    public void SetCookie(HttpContext context, User? user) => context.Response.Cookies.Append(
        Cookie,
        Protector.Protect($"{user?.Id ?? Guid.Empty}:{user?.SecurityStamp ?? new string('A', 32)}"),
        new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = options.ConfirmLinkLength,
            Path = "/confirm",
        });

    public bool Matches(HttpContext context, EmailLink link)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } value && Protector.Unprotect(value) == $"{link.UserId}:{link.Stamp}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
