using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Customers;

/// <summary>Defines the operator's list of customers, with the tenant and the id of each at the payment provider.</summary>
internal static class CustomerResource
{
    public static ResourceDefinition Definition { get; } = new("customers", "Customers", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Stripe customers.",
        Icon = "user-circle",
        Group = OperatorSections.Customers,
        Order = 12,
        Columns = [new("Tenant"), new("Email"), new("Stripe ID", CellKind.Code), new("Created", CellKind.Time)],
        SearchHint = "Email or Stripe ID",
        Empty = "No customers yet. They appear with their first checkout.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists customers", ct);
        var rows = db.Set<Customer>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            // An email address can contain LIKE wildcards, such as an underscore.
            var like =
                $"%{query.Search.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
            rows = rows.Where(row => row.GatewayId == query.Search || EF.Functions.ILike(row.Email, like, @"\"));
        }

        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.GatewayId).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId)], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.GatewayId,
                new ResourceLink(names.GetValueOrDefault(row.TenantId, "A tenant"), $"/admin/tenants/{row.TenantId}/timeline"), row.Email,
                row.GatewayId, row.CreatedAt))],
            await rows.CountAsync(ct));
    }
}
