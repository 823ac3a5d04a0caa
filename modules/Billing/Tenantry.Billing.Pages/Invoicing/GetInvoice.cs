using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>Gets the details of one invoice for the operator.</summary>
internal static class GetInvoice
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads an invoice", ct);
        if (await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(invoice => invoice.GatewayId == id, ct) is not { } row)
        {
            return null;
        }

        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId], ct);
        var lines = await db.Set<InvoiceLine>().AsNoTracking().Where(invoiceLine => invoiceLine.TenantId == row.TenantId
            && invoiceLine.InvoiceId == id).OrderBy(invoiceLine => invoiceLine.Position).ToListAsync(ct);
        return new ResourceDetail(
            row.Number is null ? "Draft invoice" : $"Invoice {row.Number}",
            [
                new("Tenant", new ResourceLink(names.GetValueOrDefault(row.TenantId, "?"), $"/admin/tenants/{row.TenantId}/timeline")),
                new("Product", row.Product),
                .. lines.Select(line => new ResourceField(line.Description, row.Amount(line.AmountMinor), CellKind.Money)),
                new("Discount", row.Amount(row.DiscountMinor), CellKind.Money),
                new("Total", row.Total, CellKind.Money), new("Paid", row.Amount(row.AmountPaidMinor), CellKind.Money),
                new("Amount due", row.Amount(row.OwedMinor), CellKind.Money),
                new("Credited", row.Amount(row.CreditedMinor), CellKind.Money), new("Attempts", row.Attempts, CellKind.Number),
                new("Issued", row.DatedAt, CellKind.Time), new("Paid at", row.PaidAt, CellKind.Time),
                new("Payment", row.PaymentId is { } payment ? new ResourceLink(payment, $"/admin/payments/{payment}") : null),
                new("Subscription", row.SubscriptionId is { } subscription
                    ? new ResourceLink("Open", $"/admin/subscriptions/{subscription}") : null),
                new("Stripe ID", row.GatewayId, CellKind.Code), new("Stripe invoice number", row.GatewayNumber, CellKind.Code),
            ])
        {
            Status = row.Status.ToString(),
            Subject = $"invoice/{row.GatewayId}",
        };
    }
}
