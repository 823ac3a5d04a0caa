using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Payments.Refunds;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments;

/// <summary>Defines the operator's list of payments, with the action that refunds one.</summary>
internal static class PaymentResource
{
    private const string Paid = "Paid";
    private const string Part = "Partly refunded";
    private const string Full = "Refunded";
    private const string Disputed = "Disputed";

    public static ResourceDefinition Definition { get; } = new("payments", "Payments", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Payments and refunds.",
        Icon = "cash",
        Group = OperatorSections.Payments,
        Order = 32,
        Columns =
        [
            new("Payment", CellKind.Code), new("Tenant"), new("Product"), new("Paid", CellKind.Money), new("Refunded", CellKind.Money),
            new("Status", CellKind.Status),
            new("Date", CellKind.Time),
        ],
        SearchHint = "Stripe ID of the payment or invoice",
        Statuses = [Paid, Part, Full, Disputed],
        Empty = "No payments yet.",
        FindAsync = FindAsync,
        Actions =
        [
            // The button leads to /admin/payments/…/refund, a page of its own: the operator enters an amount there and sees a preview
            // first.
            new("refund", "Refund", "The remaining amount is refunded to the original card. This can't be undone.", RefundAsync)
            {
                AsksReason = true,
                IsDangerous = true,
                Permission = BillingPermissions.Refund,
                When = detail => detail.Status != Full,
                Done = "The refund is on its way. It takes 5–10 days to arrive.",
            },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists payments", ct);
        var rows = db.Set<Payment>().AsNoTracking();
        rows = query.Status switch
        {
            Paid => rows.Where(row => row.RefundedMinor == 0),
            Part => rows.Where(row => row.RefundedMinor > 0 && row.RefundedMinor < row.AmountMinor),
            Full => rows.Where(row => row.RefundedMinor >= row.AmountMinor),
            Disputed => rows.Where(row => row.IsDisputed),
            _ => rows,
        };
        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.GatewayId == query.Search || row.Reference == query.Search);
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.PaidAt).ThenBy(row => row.GatewayId).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.GatewayId, row.GatewayId, names.GetValueOrDefault(row.TenantId, "?"), row.Product, row.Amount, row.Refunded,
                Status(row), row.PaidAt))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a payment", ct);
        if (await db.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(payment => payment.GatewayId == id, ct) is not { } row)
        {
            return null;
        }

        var refunds = await db.Set<Refund>().AsNoTracking().Where(refund => refund.PaymentId == id)
            .OrderBy(refund => refund.CreatedAt).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId], ct);
        return new ResourceDetail(
            $"{row.Amount.Display} from {names.GetValueOrDefault(row.TenantId, "?")}",
            [
                new("Tenant", new ResourceLink(names.GetValueOrDefault(row.TenantId, "?"), $"/admin/tenants/{row.TenantId}/timeline")),
                new("Payment", row.GatewayId, CellKind.Code), new("Invoice or purchase", row.Reference, CellKind.Code),
                new("Product", row.Product), new("Card", row.Card),
                new("Paid", row.Amount, CellKind.Money), new("Refunded", row.Refunded, CellKind.Money),
                new("Paid at", row.PaidAt, CellKind.Time),
                .. refunds.Select(refund => new ResourceField($"Refund of {refund.CreatedAt:d MMMM yyyy}",
                    $"{refund.Amount.Display}, {refund.Status}")),
            ])
        {
            Status = Status(row),
            Subject = $"payment/{row.GatewayId}",
        };
    }

    // A dispute takes precedence over every other status: refunding a disputed payment can cost the amount twice.
    private static string Status(Payment row) => row switch
    {
        { IsDisputed: true } => Disputed,
        { RefundedMinor: 0 } => Paid,
        _ when row.RefundedMinor < row.AmountMinor => Part,
        _ => Full,
    };

    private static Task<Result> RefundAsync(IServiceProvider services, string id, string? reason, CancellationToken ct) =>
        services.GetRequiredService<RefundPayment>().RefundAllAsync(id, reason ?? "", ct);
}
