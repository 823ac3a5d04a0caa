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
        if (await gateway.Require<IGatewayCreditNotes>().FindCreditNoteAsync(new(gatewayId), ct) is not { } glance)
        {
            return BillingProblems.CreditNoteNotFound;
        }

        if (await customers.FindAsync(glance.CustomerId, ct) is not { } tenant)
        {
            return BillingProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        // It names the invoice that it corrects, so that one has its number first.
        if (!await db.Set<Invoice>().AnyAsync(one => one.GatewayId == glance.InvoiceId && one.Series != null, ct)
            && await invoices.RunAsync(glance.InvoiceId, ct) is { IsProblem: true } refused)
        {
            return refused;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The invoice's lock and not its own: what the last note leaves over depends on all the others.
        await db.LockAsync(glance.InvoiceId, ct);
        db.ChangeTracker.Clear();
        var invoice = await db.Set<Invoice>().SingleAsync(one => one.GatewayId == glance.InvoiceId, ct);
        if (await gateway.Require<IGatewayCreditNotes>().FindCreditNoteAsync(new(gatewayId), ct) is { } seen)
        {
            await MirrorAsync(seen, invoice, ct);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return Result.Done;
    }

    private async Task MirrorAsync(GatewayCreditNote seen, Invoice invoice, CancellationToken ct)
    {
        var notes = await db.Set<CreditNote>().Where(one => one.InvoiceId == invoice.GatewayId).ToListAsync(ct);
        var row = notes.Find(one => one.GatewayId == seen.Id);
        var others = notes.FindAll(one => one.GatewayId != seen.Id && one.VoidedAt is null);
        row ??= db.Add(new CreditNote { GatewayId = seen.Id, InvoiceId = invoice.GatewayId }).Entity;
        row.Mirror(seen, row.Series is null ? CreditNoteSplit.WithoutTax(seen, invoice, others) : row.TotalExcludingTax);
        invoice.CreditedMinor = others.Sum(one => one.TotalMinor) + (row.VoidedAt is null ? row.TotalMinor : 0);
        if (row.Series is null)
        {
            // The number comes last: its row is held until the end, and everyone who issues waits for it.
            row.Issue(await numbers.ForCreditNoteAsync(db, seen.IssuedAt, ct), invoice.Seller, invoice.Buyer);
        }
    }
}
