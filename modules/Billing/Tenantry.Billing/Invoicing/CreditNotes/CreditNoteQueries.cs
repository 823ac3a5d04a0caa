using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Queries the current tenant's credit notes.</summary>
internal sealed class CreditNoteQueries(BillingDbContext db, BillingOptions options)
{
    /// <summary>Finds a credit note and its document. Returns <see langword="null"/> for another tenant's credit note.</summary>
    public async Task<(CreditNote Row, InvoiceDocument Document)?> FindAsync(string id, CancellationToken ct)
    {
        if (await db.Set<CreditNote>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == id, ct) is not { } note)
        {
            return null;
        }

        var invoice = await db.Set<Invoice>().AsNoTracking().SingleAsync(row => row.GatewayId == note.InvoiceId, ct);
        return (note, BuildCreditNoteDocument.Build(note, invoice, options.Seller.TimeZone));
    }
}
