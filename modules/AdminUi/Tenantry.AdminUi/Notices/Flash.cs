using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>Says something on the next page: after a form's redirect. The message travels in a short encrypted cookie and is shown once.</summary>
/// <example><c>flash.Success("Saved."); return TypedResults.LocalRedirect("/space/members");</c></example>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "tn-flash";
    private const int MostCharacters = 500;
    private readonly IDataProtector _protector = protection.CreateProtector("Tenantry.AdminUi.Flash");
    private readonly List<FlashNotice> _added = [];

    /// <summary>Says that something worked.</summary>
    /// <param name="text">One sentence, as plain text; cut after 500 characters.</param>
    public void Success(string text) => Add(Tone.Success, text);

    /// <summary>Says something worth knowing.</summary>
    /// <param name="text">One sentence, as plain text; cut after 500 characters.</param>
    public void Info(string text) => Add(Tone.Info, text);

    /// <summary>Says that something needs attention.</summary>
    /// <param name="text">One sentence, as plain text; cut after 500 characters.</param>
    public void Warning(string text) => Add(Tone.Warning, text);

    /// <summary>Says that something did not work, and what to do.</summary>
    /// <param name="text">One sentence, as plain text; cut after 500 characters.</param>
    public void Danger(string text) => Add(Tone.Danger, text);

    internal IReadOnlyList<FlashNotice> Take()
    {
        if (accessor.HttpContext is not { } context || context.Request.Cookies[Cookie] is not { } value)
        {
            return [];
        }

        context.Response.Cookies.Delete(Cookie, Settings(context));
        try
        {
            return JsonSerializer.Deserialize<FlashNotice[]>(_protector.Unprotect(value)) ?? [];
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            return [];
        }
    }

    private void Add(Tone tone, string text)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("A flash message needs a request: call it from an endpoint or a page.");
        _added.Add(new FlashNotice(tone, text.Length > MostCharacters ? text[..MostCharacters] : text));
        context.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(_added)), Settings(context));
    }

    private static CookieOptions Settings(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromMinutes(2),
    };
}
