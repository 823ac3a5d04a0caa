using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>The names of the tenants on a page, read at once.</summary>
internal sealed class TenantLinks(IReadOnlyDictionary<TenantId, string> names)
{
    private const string Host = "The deployment";

    public static async Task<TenantLinks> ReadAsync(
        IServiceProvider services, IEnumerable<TenantId> tenants, CancellationToken cancellationToken)
    {
        var known = tenants.Where(tenant => tenant != TenantId.Host).Distinct().ToList();
        return new TenantLinks(known.Count > 0 && services.GetService<ITenants>() is { } directory
            ? await directory.GetNamesAsync(known, cancellationToken)
            : new Dictionary<TenantId, string>());
    }

    public string Name(TenantId tenant) => tenant == TenantId.Host ? Host : names.GetValueOrDefault(tenant) ?? tenant.ToString();

    public object Of(TenantId tenant) => names.ContainsKey(tenant)
        ? new ResourceLink(Name(tenant), $"/admin/tenants/{tenant}") : Name(tenant);
}
