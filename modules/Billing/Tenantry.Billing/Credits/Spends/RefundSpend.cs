using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Spends;

/// <summary>Refunds a spend: the credits that were used last return first, each to its grant.</summary>
internal sealed class RefundSpend(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(CreditSpendId spend, string key, long? amount, string? reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, CreditOperation.MaxKey, nameof(key));
        ArgumentOutOfRangeException.ThrowIfLessThan(amount ?? 1, 1, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason?.Length ?? 0, CreditOperation.MaxNote, nameof(reason));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(spend, ct) is not { } spent)
        {
            return CreditProblems.CreditSpendNotFound;
        }

        await sql.RunAsync(ct, (CreditSql.Lock, [spent.Unit, units.Find(spent.Unit).LowBalanceThreshold]));
        if (await db.Set<CreditOperation>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, ct) is { } existing)
        {
            return existing.Kind == CreditMovementKind.Refund && existing.ParentId == spend.Value
                && (amount ?? existing.Amount) == existing.Amount
                ? existing.Amount
                : CreditProblems.CreditKeyReused;
        }

        var parts = await RefundableAsync(spend, ct);
        var left = parts.Sum(part => part.Amount);
        if (left == 0 || amount > left)
        {
            return CreditProblems.CreditRefundTooMuch.WithDetail("left", left);
        }

        var now = clock.GetUtcNow();
        var refunded = amount ?? left;
        await post.RunAsync(
            new(Guid.CreateVersion7(now), CreditMovementKind.Refund, spent.Unit, now, LastFirst(parts, refunded), key, spend.Value, reason),
            ct);
        await transaction.CommitAsync(ct);
        return refunded;
    }

    private Task<CreditOperation?> FindAsync(CreditSpendId spend, CancellationToken ct) =>
        db.Set<CreditOperation>().AsNoTracking().FirstOrDefaultAsync(
        row => row.Id == spend.Value && (row.Kind == CreditMovementKind.Spend || row.Kind == CreditMovementKind.Commit), ct);

    // The credits that the spend took from each grant, minus earlier refunds, in the order of use.
    private async Task<List<(Guid Lot, long Amount)>> RefundableAsync(CreditSpendId spend, CancellationToken ct)
    {
        var entries = await (
            from entry in db.Set<CreditEntry>()
            join operation in db.Set<CreditOperation>() on entry.OperationId equals operation.Id
            where (operation.Id == spend.Value && entry.GivenTo == CreditSide.Spent)
            || (operation.ParentId == spend.Value && entry.TakenFrom == CreditSide.Spent)
            orderby operation.Number, entry.Line
            select new { Lot = entry.LotId!.Value, Amount = entry.GivenTo == CreditSide.Spent ? entry.Amount
                : -entry.Amount }).ToListAsync(ct);
        return [.. entries.GroupBy(entry => entry.Lot).Select(lot => (lot.Key, lot.Sum(entry => entry.Amount)))];
    }

    private static List<Move> LastFirst(List<(Guid Lot, long Amount)> parts, long amount)
    {
        var moves = new List<Move>();
        foreach (var (lot, left) in Enumerable.Reverse(parts))
        {
            var back = Math.Min(left, amount);
            amount -= back;
            if (back > 0)
            {
                moves.Add(new Move(CreditSide.Spent, CreditSide.Available, back, lot));
            }
        }

        return moves;
    }
}
