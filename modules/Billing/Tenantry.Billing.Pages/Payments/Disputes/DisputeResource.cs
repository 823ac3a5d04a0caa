using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments.Disputes;

/// <summary>Defines the operator's list of disputes, ordered by the due date of the evidence.</summary>
internal static class DisputeResource
{
    public static ResourceDefinition Definition { get; } = new("disputes", "Disputes", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Chargebacks. Submit evidence in Stripe before its due date.",
        Icon = "flag",
        Group = OperatorSections.Payments,
        Order = 34,
        Columns =
        [
            new("Dispute", CellKind.Code), new("Tenant"), new("Amount", CellKind.Money), new("Reason"), new("Status", CellKind.Status),
            new("Evidence due", CellKind.Time),
            new("Opened", CellKind.Time),
        ],
        SearchHint = "Stripe ID of the dispute, payment or invoice",
        Statuses = Enum.GetNames<DisputeStatus>(),
        Empty = "No disputes.",
        FindAsync = FindAsync,
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists disputes", ct);
        var rows = db.Set<Dispute>().AsNoTracking();
        if (Enum.TryParse<DisputeStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.GatewayId == query.Search || row.PaymentId == query.Search || row.Reference == query.Search);
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderBy(row => row.ClosedAt != null).ThenBy(row => row.EvidenceDueBy).ThenByDescending(row => row.OpenedAt)
            .Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.GatewayId, row.GatewayId, names.GetValueOrDefault(row.TenantId, "?"), row.Amount, Reason(row.Reason),
                row.Status.ToString(), row.EvidenceDueBy, row.OpenedAt))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a dispute", ct);
        return await db.Set<Dispute>().AsNoTracking().FirstOrDefaultAsync(dispute => dispute.GatewayId == id, ct) is not { } row
            ? null
            : new ResourceDetail($"{row.Amount.Display}, {Reason(row.Reason)}",
            [
                new("Dispute", row.GatewayId, CellKind.Code),
                new("Payment", new ResourceLink(row.PaymentId, $"/admin/payments/{row.PaymentId}")),
                new("Invoice or purchase", row.Reference, CellKind.Code), new("Amount", row.Amount, CellKind.Money),
                new("Evidence due", row.EvidenceDueBy, CellKind.Time),
                new("Opened", row.OpenedAt, CellKind.Time), new("Funds withdrawn", row.WithheldAt, CellKind.Time),
                new("Closed", row.ClosedAt, CellKind.Time),
            ])
            { Status = row.Status.ToString(), Subject = $"dispute/{row.GatewayId}" };
    }

    private static string Reason(string reason) => reason.Replace('_', ' ');
}
