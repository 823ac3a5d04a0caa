using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>
/// Gets the next number of a sequence in the caller's transaction. The row is locked until the transaction ends: a second caller waits, and
/// gets the same number if the first one rolls back. A database sequence would leave gaps, and reading the maximum could return a number
/// twice.
/// </summary>
internal sealed class InvoiceNumberSequence(BillingOptions options)
{
    public Task<DocumentNumber> NextForInvoiceAsync(BillingDbContext db, DateTimeOffset issuedAt, CancellationToken ct) =>
        RunAsync(db, "invoice", options.InvoiceNumbers, issuedAt, ct);

    public Task<DocumentNumber> NextForCreditNoteAsync(BillingDbContext db, DateTimeOffset issuedAt, CancellationToken ct) =>
        RunAsync(db, "credit_note", options.CreditNoteNumbers, issuedAt, ct);

    private async Task<DocumentNumber> RunAsync(BillingDbContext db, string kind, NumberOptions numbers, DateTimeOffset issuedAt,
        CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException(
                "A document number must be taken in the transaction that issues the document. Begin a transaction first.");
        }

        var year = TimeZoneInfo.ConvertTime(issuedAt, TimeZoneInfo.FindSystemTimeZoneById(options.Seller.TimeZone)).Year;
        var series = NumberFormat.Series(options.Seller.Key, kind, numbers, year);
        var taken = await db.Database.SqlQuery<long>(
            $"""
            insert into billing.number_series as series (series, last) values ({series}, {numbers.Start})
            on conflict (series) do update set last = series.last + 1
            returning last as "Value"
            """).ToListAsync(ct);
        return new DocumentNumber(series, NumberFormat.Number(numbers, year, taken[0]));
    }
}
