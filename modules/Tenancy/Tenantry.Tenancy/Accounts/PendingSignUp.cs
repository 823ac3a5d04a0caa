using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Accounts;

/// <summary>
/// Remembers in the browser that it signed up. Only there does the link in the mail sign in by itself: elsewhere the password is asked for,
/// or somebody who signed up with another's address would know the password of the account that its owner confirms.
/// </summary>
internal sealed class PendingSignUp(IDataProtectionProvider protection, TenancyOptions options)
{
    private const string Cookie = "tn-signup";

    private IDataProtector Protector => protection.CreateProtector("Tenantry.Tenancy.PendingSignUp");

    /// <summary>Always sets a cookie: its absence would tell that the address had an account.</summary>
    public void Remember(HttpContext context, Person? person) => context.Response.Cookies.Append(
        Cookie,
        Protector.Protect($"{person?.Id ?? Guid.Empty}:{person?.SecurityStamp ?? new string('A', 32)}"),
        new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = options.ConfirmLinkLength,
            Path = "/confirm",
        });

    public bool IsFrom(HttpContext context, MailLink link)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } value && Protector.Unprotect(value) == $"{link.Person}:{link.Stamp}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
