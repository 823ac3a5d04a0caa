using Microsoft.AspNetCore.Http;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Reads the tenant's part out of a host name, and writes it in.</summary>
internal sealed class HostAddresses(TenancyOptions options)
{
    /// <summary>Gives the label before the base domain; <see langword="null"/> on the base domain itself, on our own names and elsewhere.</summary>
    public string? SubdomainOf(HttpRequest request)
    {
        var host = request.Host.Host;
        if (options.BaseDomain is not { } domain || !host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var label = host[..^(domain.Length + 1)].ToLowerInvariant();
        return Subdomains.IsReserved(label, options) ? null : label;
    }

    /// <summary>Gives the address of a page for a tenant: on its subdomain where the request came by one, else on the same host.</summary>
    public string PageOf(HttpRequest request, string subdomain, string path) => SubdomainOf(request) is null
        ? path
        : $"{request.Scheme}://{subdomain}.{options.BaseDomain}{(request.Host.Port is { } port ? $":{port}" : "")}{path}";
}
