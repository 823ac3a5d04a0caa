using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Web;

/// <summary>Redirects requests over HTTP to HTTPS, outside of Development.</summary>
internal sealed class HttpsOnly(
    RequestDelegate next, WebOptions options, PlatformOptions platform, IHostEnvironment environment, ILogger<HttpsOnly> logger)
{
    private readonly Uri _site = new(platform.PublicUrl);
    private bool _isWarned;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsHttps || !options.RequireHttps || environment.IsDevelopment() || _site.Scheme != Uri.UriSchemeHttps
            || HostName.IsLoopback(request.Host.Host) || request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return next(context);
        }

        // A proxy that is not trusted says that the browser used HTTPS. A redirect would come back here without end.
        if (string.Equals(request.Headers["X-Forwarded-Proto"], Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
        {
            if (!_isWarned)
            {
                _isWarned = true;
                logger.ProxyNotTrusted(context.Connection.RemoteIpAddress);
            }

            return next(context);
        }

        var host = _site.IsDefaultPort ? new HostString(request.Host.Host) : new HostString(request.Host.Host, _site.Port);
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = UriHelper.BuildAbsolute(
            Uri.UriSchemeHttps, host, request.PathBase, request.Path, request.QueryString);
        return Task.CompletedTask;
    }
}
