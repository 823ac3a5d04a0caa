using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>
/// Queries the current tenant's ledger, the latest operation first. The numbers have no gaps, so a page is a range of an index.
/// </summary>
internal sealed class GetCreditStatement(BillingDbContext db)
{
    /// <summary>Lists the units for which the tenant has or had a balance.</summary>
    public async Task<IReadOnlyList<string>> ListUnitsAsync(CancellationToken ct) =>
        await db.Set<CreditAccount>().Where(row => row.Operations > 0).OrderBy(row => row.Unit).Select(row => row.Unit).ToListAsync(ct);

    /// <summary>Counts the lines of the statement.</summary>
    public Task<long> CountAsync(string unit, CancellationToken ct) =>
        db.Set<CreditAccount>().Where(row => row.Unit == unit).SumAsync(row => row.Operations, ct);

    public async Task<IReadOnlyList<StatementLine>> ListLinesAsync(string unit, long? before, int take, CancellationToken ct)
    {
        var operations = await db.Set<CreditOperation>().AsNoTracking()
            .Where(row => row.Unit == unit && (before == null || row.Number < before))
            .OrderByDescending(row => row.Number)
            .Take(take)
            .ToListAsync(ct);
        var ids = operations.SelectMany(row => new[] { row.Id, row.ParentId ?? row.Id }).ToHashSet();
        var parents = await db.Set<CreditOperation>().AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, ct);
        var lots = await db.Set<CreditLot>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var references = lots.Values.Where(lot => lot.Source is CreditSource.Purchase or CreditSource.Period)
            .Select(lot => lot.Reference).ToHashSet();
        var invoices = await db.Set<Invoice>().Where(row => references.Contains(row.GatewayId))
            .ToDictionaryAsync(row => row.GatewayId, row => row.Number, ct);
        return [.. operations.Select(row => Line(row))];

        StatementLine Line(CreditOperation row)
        {
            // A grant and the operation that granted it have the same ID.
            var lot = lots.GetValueOrDefault(row.ParentId ?? row.Id);
            var movement = new CreditMovement(row.Number, row.Id, row.Kind, row.Amount, row.Change, row.AvailableAfter, row.Note, row.At);
            var invoice = lot is not null && invoices.ContainsKey(lot.Reference) ? lot.Reference : null;
            var parent = row.ParentId is { } id ? parents.GetValueOrDefault(id) : null;
            return new StatementLine(movement, CreditDescriptions.Describe(row, parent, lot), invoice, invoice is null ? null
                : invoices[invoice]);
        }
    }
}
