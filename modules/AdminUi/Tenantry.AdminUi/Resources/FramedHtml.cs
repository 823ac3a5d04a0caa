using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Tenantry.AdminUi;

/// <summary>
/// Responds with third-party HTML, such as an email. It can run no script, send no form, and is of no origin of ours, in its frame or
/// opened by itself. It has an address of its own since a <c>srcdoc</c> inherits the page's content policy, which forbids the inline styles
/// that emails consist of.
/// </summary>
/// <param name="html">The page.</param>
/// <param name="live">
/// Whether links open and pictures load, as for the person it was sent to. For anyone else a tracked picture would count them as the
/// reader, and a link would act in the reader's place.
/// </param>
public sealed partial class FramedHtml(string html, bool live) : IResult
{
    internal const string LiveSandbox = "allow-popups allow-popups-to-escape-sandbox";

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = live
            ? $"sandbox {LiveSandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src * data:; form-action 'none'; "
                + "frame-ancestors 'self'"
            : "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        return httpContext.Response.WriteAsync(InNewWindows(live ? html : Target().Replace(html, "")), httpContext.RequestAborted);
    }

    // A frame may always navigate itself; where no window may be opened, a link that asks for a new one does nothing. Inside the head,
    // because anything before a doctype changes how the page is laid out.
    private static string InNewWindows(string html)
    {
        const string Base = "<base target=\"_blank\">";
        var head = html.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        var end = head < 0 ? -1 : html.IndexOf('>', head);
        return end < 0 ? Base + html : html.Insert(end + 1, Base);
    }

    [GeneratedRegex("\\starget\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Target();
}
