using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Reads the tenant names for a page of rows in one query.</summary>
internal static class TenantNames
{
    private const string Host = "Deployment";

    public static async Task<Func<TenantId, string>> OfAsync(IServiceProvider services, IEnumerable<TenantId> tenants, CancellationToken ct)
    {
        var real = tenants.Where(tenant => tenant != TenantId.Host).Distinct().ToList();
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync(real, ct);
        return tenant => tenant == TenantId.Host ? Host : names.GetValueOrDefault(tenant) ?? tenant.ToString();
    }
}
