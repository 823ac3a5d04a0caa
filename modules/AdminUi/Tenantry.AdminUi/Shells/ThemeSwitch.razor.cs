using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.AdminUi;

/// <summary>Renders the switch between the light and dark theme. Until the user switches, the theme follows the system.</summary>
public partial class ThemeSwitch
{
    private const string Cookie = "tn-theme";

    internal static string? SelectedTheme(HttpContext context) => context.Request.Cookies[Cookie] is "light" or "dark"
        ? context.Request.Cookies[Cookie] : null;

    // No antiforgery token: it would set a cookie and no-store on every public page just to protect the theme.
    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/appearance", (HttpContext context, string theme, string? from) =>
    {
        context.Response.Cookies.Append(Cookie, theme == "dark" ? "dark" : "light", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(LocalPath.OrDefault(from, "/"));
    }).ExcludeFromDescription();
}
