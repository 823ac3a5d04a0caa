using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>Defines the list of the invoices of a tenant. Its file has what bookkeeping needs; dates are those on the invoices.</summary>
internal static class TenantInvoiceResource
{
    public const string Page = "/space/billing/invoices";

    public static Resource<Invoice> Definition { get; } =
        new Resource<Invoice>("invoices", "Invoices", BillingPermissions.View, ResourceShell.Space)
    {
        Page = Page,
        Icon = "receipt",
        SearchHint = "Search by number",
        Empty = "Your first invoice appears here with your first payment.",
    }
        .FromDatabase<BillingDbContext>(db => db.Set<Invoice>())
        .Key(invoice => invoice.GatewayId)
        .WithoutDetail()
        .Column("Number", invoice => invoice.Number, column => column.Search().Sort()
            .Display((invoice, _) => NameOf(invoice)).Link(invoice => $"{Page}/{invoice.GatewayId}"))
        .Column("Date", invoice => invoice.FinalizedAt ?? invoice.IssuedAt, column => column.Sort().Filter().Display(DayOf))
        .Column("Status", invoice => invoice.Status, column => column.Sort().Filter())
        .Column("Total", invoice => invoice.Total, column => column.Sort(invoice => invoice.TotalMinor))
        .Column("Excluding tax", invoice => invoice.Amount(invoice.TotalExcludingTaxMinor), column => column.Hidden())
        .Column("Tax", invoice => invoice.Amount(invoice.TotalMinor - invoice.TotalExcludingTaxMinor), column => column.Hidden())
        .Column("Paid", invoice => invoice.Amount(invoice.AmountPaidMinor), column => column.Hidden())
        .Column("Credited", invoice => invoice.Amount(invoice.CreditedMinor), column => column.Hidden())
        .Column("Due", invoice => invoice.Amount(invoice.OwedMinor), column => column.Hidden())
        .Column("Provider number", invoice => invoice.GatewayNumber, column => column.Hidden().Search())
        .OrderByDescending(invoice => invoice.IssuedAt)
        .View("open", "To pay", invoice => invoice.Status == InvoiceStatus.Open)
        .Link(Document);

    private static string NameOf(Invoice invoice) => invoice.Number ?? "Draft";

    private static object DayOf(Invoice invoice, IServiceProvider services) =>
        DocumentText.Day(invoice.DatedAt, services.GetRequiredService<BillingOptions>().Seller.TimeZone);

    private static ResourceLink Document(Invoice invoice, IServiceProvider services)
    {
        var downloads = services.GetRequiredService<DocumentDownloads>();
        return invoice.Series is not null && downloads.IsAvailable
            ? new ResourceLink(downloads.Format, downloads.Invoice(invoice.GatewayId))
            : new ResourceLink("View", $"{Page}/{invoice.GatewayId}");
    }
}
