using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Normalizes the host of a request, and refuses a host that is not this site's. Outside of Development, the host names are those of
/// <c>PublicUrl</c> and the base domain, unless <c>AllowedHosts</c> lists others.
/// </summary>
internal sealed class HostNames
{
    private readonly RequestDelegate _next;
    private readonly HashSet<string>? _names;
    private readonly string? _parent;

    public HostNames(RequestDelegate next, PlatformOptions platform, IHostEnvironment environment, IConfiguration configuration)
    {
        _next = next;
        var site = HostName.Normalize(new Uri(platform.PublicUrl).Host) ?? "";
        var hasOwnList = configuration["AllowedHosts"] is { Length: > 0 } list && list != "*";
        if (environment.IsDevelopment() || hasOwnList || HostName.IsLoopback(site))
        {
            return;
        }

        _names = new(StringComparer.Ordinal) { site, "www." + site };
        if (configuration["Tenantry:Tenancy:BaseDomain"] is { Length: > 0 } domain && HostName.Normalize(domain) is { } parent)
        {
            _names.Add(parent);
            _parent = "." + parent;
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (Read(context.Request) is not { } host)
        {
            await RequestErrors.RespondAsync(context, WebProblems.UnknownHost.ToHttp());
            return;
        }

        var name = host.Host.ToLowerInvariant();
        // A probe by HTTP/1.0 names no host.
        var ascii = name.Length == 0 ? name : HostName.Normalize(name.Trim('[', ']'));
        if (ascii is null || !IsAllowed(ascii, context.Request.Path))
        {
            await RequestErrors.RespondAsync(context, WebProblems.UnknownHost.ToHttp());
            return;
        }

        if (name.EndsWith('.') || name != host.Host)
        {
            name = name.TrimEnd('.');
            context.Request.Host = host.Port is { } port ? new HostString(name, port) : new HostString(name);
        }

        await _next(context);
    }

    private static HostString? Read(HttpRequest request)
    {
        try
        {
            return request.Host;
        }
        catch (ArgumentException)
        {
            // A name that begins with "xn--" and encodes nothing.
            return null;
        }
    }

    // A load balancer asks for the health of a node by its address.
    private bool IsAllowed(string host, PathString path) => _names is null || _names.Contains(host) || HostName.IsLoopback(host)
        || (_parent is not null && host.EndsWith(_parent, StringComparison.Ordinal))
        || path.StartsWithSegments("/health", StringComparison.Ordinal);
}
