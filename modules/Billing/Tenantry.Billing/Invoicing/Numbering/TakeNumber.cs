using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoicing.Numbering;

/// <summary>
/// Takes the next number of a series, in the caller's transaction. The row is held until that ends: who comes second waits, and where the first
/// rolls back takes the same number. A sequence would leave gaps, a look at the greatest number would give one twice.
/// </summary>
internal sealed class TakeNumber(BillingOptions options)
{
    public Task<TakenNumber> ForInvoiceAsync(BillingDbContext db, DateTimeOffset issuedAt, CancellationToken ct) =>
        RunAsync(db, "invoice", options.InvoiceNumbers, issuedAt, ct);

    public Task<TakenNumber> ForCreditNoteAsync(BillingDbContext db, DateTimeOffset issuedAt, CancellationToken ct) =>
        RunAsync(db, "credit_note", options.CreditNoteNumbers, issuedAt, ct);

    private async Task<TakenNumber> RunAsync(BillingDbContext db, string kind, NumberOptions numbers, DateTimeOffset issuedAt, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is taken in the transaction that issues its document.");
        }

        var year = TimeZoneInfo.ConvertTime(issuedAt, TimeZoneInfo.FindSystemTimeZoneById(options.Seller.TimeZone)).Year;
        var series = NumberFormat.Series(options.Seller.Key, kind, numbers, year);
        var taken = await db.Database.SqlQuery<long>(
            $"""
            insert into billing.number_series as series (series, last) values ({series}, {numbers.Start})
            on conflict (series) do update set last = series.last + 1
            returning last as "Value"
            """).ToListAsync(ct);
        return new TakenNumber(series, NumberFormat.Number(numbers, year, taken[0]));
    }
}
