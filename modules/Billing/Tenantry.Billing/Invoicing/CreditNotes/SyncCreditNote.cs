using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Brings a credit note to what the provider has, whoever made it; it gets its number and its names once.</summary>
internal sealed class SyncCreditNote(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoice invoices, TakeNumber numbers, ICurrentTenant current) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        var creditNotes = gateway.Require<IGatewayCreditNotes>();
        var read = await db.ReadAsync(() => creditNotes.FindCreditNoteAsync(new(gatewayId), ct), ct);
        if (read.Value is not { } note)
        {
            return InvoiceProblems.CreditNoteNotFound;
        }

        if (await customers.FindAsync(note.CustomerId, ct) is not { } tenant)
        {
            return CustomerProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        // It names the invoice that it corrects, so that one has its number first.
        if (!await db.Set<Invoice>().AnyAsync(invoice => invoice.GatewayId == note.InvoiceId && invoice.Series != null, ct)
            && await invoices.RunAsync(note.InvoiceId, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        return await db.StoreAsync(
            gatewayId, read, () => creditNotes.FindCreditNoteAsync(new(gatewayId), ct),
            async seen => seen is null ? InvoiceProblems.CreditNoteNotFound : await StoreAsync(seen, ct),
            ct);
    }

    private async Task<Result> StoreAsync(GatewayCreditNote seen, CancellationToken ct)
    {
        // All notes of an invoice, one after the other: what the last note leaves over depends on all the others.
        await db.LockAsync($"credit-notes/{seen.InvoiceId}", ct);
        db.ChangeTracker.Clear();
        var invoice = await db.Set<Invoice>().SingleAsync(row => row.GatewayId == seen.InvoiceId, ct);
        var notes = await db.Set<CreditNote>().Where(row => row.InvoiceId == invoice.GatewayId).ToListAsync(ct);
        var row = notes.Find(creditNote => creditNote.GatewayId == seen.Id);
        var others = notes.FindAll(creditNote => creditNote.GatewayId != seen.Id && creditNote.VoidedAt is null);
        row ??= db.Add(new CreditNote { GatewayId = seen.Id, InvoiceId = invoice.GatewayId }).Entity;
        row.Mirror(seen, row.Series is null ? CreditNoteSplit.WithoutTax(seen, invoice, others) : row.TotalExcludingTax);
        invoice.CreditedMinor = others.Sum(creditNote => creditNote.TotalMinor) + (row.VoidedAt is null ? row.TotalMinor : 0);
        if (row.Series is null)
        {
            // The number comes last: its row is held until the end, and everyone who issues waits for it.
            row.Issue(await numbers.ForCreditNoteAsync(db, seen.IssuedAt, ct), invoice.Seller, invoice.Buyer);
        }

        return Result.Done;
    }
}
