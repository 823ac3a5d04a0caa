using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Platform.Web;

/// <summary>
/// Sets the security headers of every response. A response that has a content security policy of its own, such as an email in a frame,
/// keeps it.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, WebOptions options, IHostEnvironment environment)
{
    private const string Hsts = "max-age=31536000; includeSubDomains";
    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), " +
        "microphone=(), midi=(), usb=()";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        var hasOwnPolicy = headers.ContentSecurityPolicy.Count > 0;
        var isSecret = context.Request.Query.ContainsKey("token");
        if (!hasOwnPolicy)
        {
            headers.ContentSecurityPolicy = Policy(context);
            headers.XFrameOptions = "DENY";
        }
        else
        {
            // The antiforgery service sets it, and it would contradict the policy.
            headers.Remove("X-Frame-Options");
        }

        headers.XContentTypeOptions = "nosniff";
        if (isSecret || !headers.ContainsKey("Referrer-Policy"))
        {
            headers["Referrer-Policy"] = isSecret ? "no-referrer" : "strict-origin-when-cross-origin";
        }

        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        if (context.Request.IsHttps && options.RequireHttps && !environment.IsDevelopment())
        {
            headers.StrictTransportSecurity = Hsts;
        }

        if (!IsStatic(context) && (isSecret || IsPrivate(context)))
        {
            headers.CacheControl = "no-store";
        }
    }

    private static bool IsStatic(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static bool IsPrivate(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Response.ContentType?.Split(';')[0] is "application/pdf" or "text/csv";

    private string Policy(HttpContext context)
    {
        var nonce = context.FindScriptNonce() is { } value ? $" 'nonce-{value}'" : "";
        var path = context.Request.Path;
        var inline = options.InlineScriptPaths.Any(prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            ? " 'unsafe-inline'" : "";
        // dotnet watch connects to a port of its own.
        var development = environment.IsDevelopment() ? " ws://localhost:* http://localhost:*" : "";
        return $"default-src 'self'; script-src 'self'{nonce}{inline}{Join(options.ScriptSources)}; style-src 'self'{inline}; " +
            $"img-src 'self' data:{Join(options.ImageSources)}; font-src 'self' data:; " +
            $"connect-src 'self'{development}{Join(options.ConnectSources)}; frame-src 'self'{Join(options.FrameSources)}; " +
            $"form-action 'self'{Join(options.FormTargets)}; frame-ancestors 'none'; base-uri 'self'; object-src 'none'";
    }

    private static string Join(IList<string> sources) =>
        string.Concat(sources.Distinct(StringComparer.Ordinal).Select(source => " " + source));
}
