using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Tells the sign-in page why a browser that was signed in has to sign in again.</summary>
internal sealed record SessionEnd(string Reason)
{
    public const string Parameter = "ended";

    public static SessionEnd Expired { get; } = new("expired");

    public static SessionEnd SignedOut { get; } = new("signed-out");

    /// <summary>Adds the reason to the URL of the sign-in page.</summary>
    public static string AppendTo(string page, HttpContext context, string? returnUrl)
    {
        // A ticket that expired is not validated at all; then the cookie is the only trace of the session.
        var end = context.Features.Get<SessionEnd>() ?? (context.Request.Cookies.ContainsKey(SessionCookie.SessionName) ? Expired : null);
        var url = ReturnPath.AppendTo(page, returnUrl);
        return end is null ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={end.Reason}";
    }
}
