using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing.Documents;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>The tenant's invoices as a table for its bookkeeping: amounts with the decimals of their currency, dates as they are printed.</summary>
internal static class InvoiceCsv
{
    private const int Most = 10_000;
    private const string Head = "number,provider_number,date,status,currency,total_without_tax,tax,total,paid,credited,due\r\n";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/space/billing/invoices.csv", async ([FromQuery] string? status, [FromQuery] string? year, InvoiceQueries invoices, BillingOptions options, CancellationToken ct) =>
        {
            var (rows, _) = await invoices.ListAsync(StatusOf(status), YearOf(year), 0, Most, ct);
            return TypedResults.File(Encoding.UTF8.GetBytes(Write(rows, options.Seller.TimeZone)), "text/csv; charset=utf-8", "invoices.csv");
        })
        .RequirePermission(BillingPermissions.View)
        .WithName("InvoicesCsv");

    public static InvoiceStatus? StatusOf(string? typed) => Enum.TryParse<InvoiceStatus>(typed, out var known) && Enum.IsDefined(known) ? known : null;

    public static int? YearOf(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    // No cell holds a comma or a quote. A prefix may begin with a hyphen, which a spreadsheet would take for a formula.
    public static string Write(IEnumerable<Invoice> rows, string zone) => Head + string.Concat(rows.Select(row =>
    {
        string Units(long minor) => row.Amount(minor).Units.ToString($"F{row.Currency.Exponent}", CultureInfo.InvariantCulture);
        return string.Join(
            ',', Text(row.Number), Text(row.GatewayNumber), DocumentText.Day(row.DatedAt, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Status, row.Currency.Code,
            Units(row.TotalExcludingTaxMinor), Units(row.TotalMinor - row.TotalExcludingTaxMinor), Units(row.TotalMinor), Units(row.AmountPaidMinor), Units(row.CreditedMinor),
            Units(row.OwedMinor)) + "\r\n";
    }));

    private static string? Text(string? number) => number is ['-' or '+' or '=' or '@', ..] ? "'" + number : number;
}
