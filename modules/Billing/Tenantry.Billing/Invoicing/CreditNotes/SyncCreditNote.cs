using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>
/// Reads a credit note from the provider and stores it, including credit notes created at the payment provider. Number, seller and buyer
/// are set once.
/// </summary>
internal sealed class SyncCreditNote(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, SyncInvoice invoices, InvoiceNumberSequence numbers,
    ICurrentTenant current) : IObjectSync
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
        // The credit note refers to the number of its invoice, so the invoice must be numbered first.
        if (!await db.Set<Invoice>().AnyAsync(invoice => invoice.GatewayId == note.InvoiceId && invoice.Series != null, ct)
            && await invoices.RunAsync(note.InvoiceId, ct) is { IsProblem: true } failed)
        {
            return failed;
        }

        return await db.StoreAsync(
            gatewayId, read, () => creditNotes.FindCreditNoteAsync(new(gatewayId), ct),
            async snapshot => snapshot is null ? InvoiceProblems.CreditNoteNotFound : await StoreAsync(snapshot, ct),
            ct);
    }

    private async Task<Result> StoreAsync(GatewayCreditNote snapshot, CancellationToken ct)
    {
        // Credit notes of an invoice must be stored one at a time: the remainder for the last one depends on all others.
        await db.LockAsync($"credit-notes/{snapshot.InvoiceId}", ct);
        db.ChangeTracker.Clear();
        var invoice = await db.Set<Invoice>().SingleAsync(row => row.GatewayId == snapshot.InvoiceId, ct);
        var notes = await db.Set<CreditNote>().Where(row => row.InvoiceId == invoice.GatewayId).ToListAsync(ct);
        var row = notes.Find(creditNote => creditNote.GatewayId == snapshot.Id);
        var others = notes.FindAll(creditNote => creditNote.GatewayId != snapshot.Id && creditNote.VoidedAt is null);
        row ??= db.Add(new CreditNote { GatewayId = snapshot.Id, InvoiceId = invoice.GatewayId }).Entity;
        row.Apply(snapshot, row.Series is null ? CreditNoteSplit.WithoutTax(snapshot, invoice, others) : row.TotalExcludingTax);
        invoice.CreditedMinor = others.Sum(creditNote => creditNote.TotalMinor) + (row.VoidedAt is null ? row.TotalMinor : 0);
        if (row.Series is null)
        {
            // The number must be taken last: its row is locked until the commit and blocks every other issue.
            row.Issue(await numbers.NextForCreditNoteAsync(db, snapshot.IssuedAt, ct), invoice.Seller, invoice.Buyer);
        }

        return Result.Success;
    }
}
