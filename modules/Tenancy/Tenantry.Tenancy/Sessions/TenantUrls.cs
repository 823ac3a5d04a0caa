using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Web;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Gets the subdomain of a request and builds URLs with the subdomain of a tenant.</summary>
internal sealed class TenantUrls(TenancyOptions options)
{
    /// <summary>
    /// Gets the subdomain of a request. Returns <see langword="null"/> for the base domain, reserved subdomains and other hosts.
    /// </summary>
    public string? GetSubdomain(HttpRequest request)
    {
        var host = HostName.Normalize(request.Host.Host) ?? "";
        if (options.BaseDomain is not { } domain || !host.EndsWith("." + domain, StringComparison.Ordinal))
        {
            return null;
        }

        var label = host[..^(domain.Length + 1)];
        return Subdomains.IsReserved(label, options) ? null : label;
    }

    /// <summary>
    /// Gets the URL of a page for a tenant: on the tenant's subdomain if the request used a subdomain; otherwise, on the same host.
    /// </summary>
    public string GetPageUrl(HttpRequest request, string subdomain, string path) => GetSubdomain(request) is null
        ? path
        : $"{request.Scheme}://{subdomain}.{options.BaseDomain}{(request.Host.Port is { } port ? $":{port}" : "")}{path}";
}
