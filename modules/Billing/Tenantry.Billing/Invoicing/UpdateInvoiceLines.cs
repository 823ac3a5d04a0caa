using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>Updates the lines of an invoice to match the provider's, by position.</summary>
internal static class UpdateInvoiceLines
{
    public static async Task RunAsync(BillingDbContext db, GatewayInvoice snapshot, CancellationToken ct)
    {
        var rows = await db.Set<InvoiceLine>().Where(row => row.InvoiceId == snapshot.Id).OrderBy(row => row.Position).ToListAsync(ct);
        foreach (var (position, line) in snapshot.Lines.Index())
        {
            var row = position < rows.Count ? rows[position]
                : db.Add(new InvoiceLine { InvoiceId = snapshot.Id, Position = position }).Entity;
            row.Description = line.Description ?? "";
            row.AmountMinor = line.Amount.MinorUnits;
            row.DiscountMinor = line.Discount?.MinorUnits ?? 0;
            row.TaxMinor = line.Taxes.Where(tax => !tax.IsInclusive).Sum(tax => tax.Amount.MinorUnits);
            row.InclusiveTaxMinor = line.Taxes.Where(tax => tax.IsInclusive).Sum(tax => tax.Amount.MinorUnits);
            row.Quantity = line.Quantity;
            row.PeriodStart = line.PeriodStart;
            row.PeriodEnd = line.PeriodEnd;
            row.IsProration = line.IsProration;
        }

        db.RemoveRange(rows.Skip(snapshot.Lines.Length));
    }
}
