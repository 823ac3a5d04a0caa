using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>Defines the operator's list of invoices.</summary>
internal static class InvoiceResource
{
    public static ResourceDefinition Definition { get; } = new("invoices", "Invoices", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "All invoices, synced from Stripe.",
        Icon = "receipt",
        Group = OperatorSections.Payments,
        Order = 31,
        Columns = [new("Number"), new("Tenant"), new("Product"), new("Total", CellKind.Money), new("Status", CellKind.Status),
            new("Issued", CellKind.Time), new("Paid", CellKind.Time)],
        SearchHint = "Number or Stripe ID",
        Statuses = Enum.GetNames<InvoiceStatus>(),
        FindAsync = GetInvoice.RunAsync,
        Empty = "No invoices yet.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists invoices", ct);
        var rows = db.Set<Invoice>().AsNoTracking();
        if (Enum.TryParse<InvoiceStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => (row.Number != null && row.Number.Contains(query.Search))
                || (row.GatewayNumber != null && row.GatewayNumber.Contains(query.Search)) || row.GatewayId == query.Search);
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.IssuedAt).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId)], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.GatewayId, row.Number, names.GetValueOrDefault(row.TenantId, "?"), row.Product, row.Total, row.Status.ToString(),
                row.IssuedAt, row.PaidAt))],
            total);
    }
}
