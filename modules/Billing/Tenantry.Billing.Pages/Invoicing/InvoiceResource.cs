using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Products;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>Defines the operator's list of invoices.</summary>
internal static class InvoiceResource
{
    public static Resource<Invoice> Definition { get; } = new Resource<Invoice>("invoices", "Invoices", BillingPermissions.Operate)
    {
        Subtitle = "All invoices, synced from Stripe.",
        Icon = "receipt",
        Section = OperatorSections.Payments,
        Order = 31,
        SearchHint = "Search by number or Stripe ID",
        Empty = "No invoices yet. The first sale creates one.",
    }
        .FromDatabase<BillingDbContext>("operator lists invoices", db => db.Set<Invoice>())
        .Key(invoice => invoice.GatewayId)
        .Column("Number", invoice => invoice.Number, column => column.Search().Sort().ListOnly()
            .Display((invoice, _) => invoice.Number ?? "Draft"))
        .Column("Tenant", invoice => invoice.TenantId, column => column.Filter())
        .Column("Total", invoice => invoice.Total, column => column.Sort(invoice => invoice.TotalMinor))
        .Column("Status", invoice => invoice.Status, column => column.As(CellKind.Status).Sort().Filter().ListOnly())
        .Column("Issued", invoice => invoice.IssuedAt, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Paid", invoice => invoice.PaidAt, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Product", invoice => invoice.Product, column => column.Minor()
            .Display((invoice, services) => CatalogNames.Product(services, invoice.Product)).FilterOptions(CatalogNames.Products))
        .Column("Subscription", invoice => invoice.SubscriptionId, column => column.Hidden().FilterReference("subscriptions")
            .Display((invoice, _) => invoice.SubscriptionId is null ? null : "Open subscription")
            .LinkTo("subscriptions", invoice => invoice.SubscriptionId))
        .Column("Stripe number", invoice => invoice.GatewayNumber, column => column.As(CellKind.Code).Search().Hidden().ListOnly())
        .Column("Stripe ID", invoice => invoice.GatewayId, column => column.As(CellKind.Code).SearchExact().Hidden())
        .OrderByDescending(invoice => invoice.IssuedAt)
        .View("open", "Open", invoice => invoice.Status == InvoiceStatus.Open, counted: true)
        .View("paid", "Paid", invoice => invoice.Status == InvoiceStatus.Paid)
        .View("uncollectible", "Uncollectible", invoice => invoice.Status == InvoiceStatus.Uncollectible)
        .Heading(invoice => invoice.Number is null ? "Draft invoice" : $"Invoice {invoice.Number}")
        .Status(invoice => invoice.Status)
        .Panel("Lines", LinesAsync)
        .Panel("Totals", context => Task.FromResult(Totals(context.Row)))
        .Audited(invoice => $"invoice/{invoice.GatewayId}");

    private static async Task<IReadOnlyList<ResourceField>> LinesAsync(ResourceContext<Invoice> context)
    {
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads an invoice", context.CancellationToken);
        var lines = await db.Set<InvoiceLine>().AsNoTracking()
            .Where(line => line.TenantId == context.Row.TenantId && line.InvoiceId == context.Row.GatewayId)
            .OrderBy(line => line.Position).ToListAsync(context.CancellationToken);
        return [.. lines.Select(line => new ResourceField(line.Description, context.Row.Amount(line.AmountMinor), CellKind.Money))];
    }

    private static IReadOnlyList<ResourceField> Totals(Invoice invoice)
    {
        IEnumerable<(string Name, long Minor)> amounts =
        [
            ("Discount", invoice.DiscountMinor), ("Paid", invoice.AmountPaidMinor), ("Amount due", invoice.OwedMinor),
            ("Credited", invoice.CreditedMinor),
        ];
        return
        [
            new("Total", invoice.Total, CellKind.Money),
            .. amounts.Where(amount => amount.Minor != 0 || amount.Name == "Amount due")
            .Select(amount => new ResourceField(amount.Name, invoice.Amount(amount.Minor), CellKind.Money)),
            .. invoice.Attempts > 1 ? [new ResourceField("Attempts", invoice.Attempts, CellKind.Number)] : (ResourceField[])[],
            .. invoice.PaymentId is { } payment
                ? [new ResourceField("Payment", new ResourceLink("Open payment", $"/admin/payments/{payment}"))]
                : (ResourceField[])[],
        ];
    }
}
