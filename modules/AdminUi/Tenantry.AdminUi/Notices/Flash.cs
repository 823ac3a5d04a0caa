using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>
/// Adds flash messages: messages shown once on the next page, usually after a form's redirect. They are stored in a short-lived, encrypted
/// cookie.
/// </summary>
/// <example><c>flash.Success("Saved."); return TypedResults.LocalRedirect("/space/members");</c></example>
public sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "tn-flash";
    private const int MaxLength = 500;
    private readonly IDataProtector _protector = protection.CreateProtector("Tenantry.AdminUi.Flash");
    private readonly List<FlashNotice> _added = [];

    /// <summary>Adds a success message.</summary>
    /// <param name="text">One sentence of plain text, truncated after 500 characters.</param>
    public void Success(string text) => Add(Tone.Success, text);

    /// <summary>Adds an informational message.</summary>
    /// <param name="text">One sentence of plain text, truncated after 500 characters.</param>
    public void Info(string text) => Add(Tone.Info, text);

    /// <summary>Adds a warning.</summary>
    /// <param name="text">One sentence of plain text, truncated after 500 characters.</param>
    public void Warning(string text) => Add(Tone.Warning, text);

    /// <summary>Adds an error message, which should say what to do next.</summary>
    /// <param name="text">One sentence of plain text, truncated after 500 characters.</param>
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
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return [];
        }
    }

    private void Add(Tone tone, string text)
    {
        var context = accessor.HttpContext
            ?? throw new InvalidOperationException("There is no current request. Add flash messages from an endpoint or a page.");
        _added.Add(new FlashNotice(tone, text.Length > MaxLength ? text[..MaxLength] : text));
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
