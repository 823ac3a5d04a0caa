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

/// <summary>
/// Exports the invoices of the current tenant as CSV for bookkeeping. Amounts have the decimals of their currency; dates are those printed
/// on the invoices.
/// </summary>
internal static class InvoiceCsv
{
    private const int MaxRows = 10_000;
    private const string Header = "number,provider_number,date,status,currency,total_without_tax,tax,total,paid,credited,due\r\n";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/space/billing/invoices.csv", async ([FromQuery] string? status, [FromQuery] string? year, InvoiceQueries invoices,
            BillingOptions options, CancellationToken ct) =>
        {
            var (rows, _) = await invoices.ListAsync(StatusOf(status), YearOf(year), 0, MaxRows, ct);
            return TypedResults.File(Encoding.UTF8.GetBytes(Write(rows, options.Seller.TimeZone)),
                "text/csv; charset=utf-8", "invoices.csv");
        })
        .RequirePermission(BillingPermissions.View)
        .WithName("InvoicesCsv");

    public static InvoiceStatus? StatusOf(string? value) => Enum.TryParse<InvoiceStatus>(value, out var status)
        && Enum.IsDefined(status) ? status : null;

    public static int? YearOf(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : null;

    // No cell contains a comma or a quote. A number prefix can start with a hyphen, which a spreadsheet would treat as a formula.
    public static string Write(IEnumerable<Invoice> rows, string zone) => Header + string.Concat(rows.Select(row =>
    {
        string Units(long minor) => row.Amount(minor).Units.ToString($"F{row.Currency.Exponent}", CultureInfo.InvariantCulture);
        return string.Join(
            ',', Text(row.Number), Text(row.GatewayNumber),
            DocumentText.Day(row.DatedAt, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Status, row.Currency.Code,
            Units(row.TotalExcludingTaxMinor), Units(row.TotalMinor - row.TotalExcludingTaxMinor), Units(row.TotalMinor),
            Units(row.AmountPaidMinor), Units(row.CreditedMinor),
            Units(row.OwedMinor)) + "\r\n";
    }));

    private static string? Text(string? number) => number is ['-' or '+' or '=' or '@', ..] ? "'" + number : number;
}
