using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Credits.Grants;

/// <summary>
/// Sets the total number of credits that are revoked from a grant. The total is absolute, so repeated or reordered calls end in the same
/// state. Unused credits are revoked first, then expired ones; the rest has been used and becomes debt.
/// </summary>
internal sealed class RevokeGrant(BillingDbContext db, CreditSql sql, PostEntries post, CreditUnits units, TimeProvider clock)
{
    public async Task<Result> RunAsync(Guid grant, long target, string? note, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, 0);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        if (await FindAsync(grant, ct) is not { } current)
        {
            return CreditProblems.CreditGrantNotFound;
        }

        await sql.RunAsync(ct, (CreditSql.Lock, [current.Unit, units.Find(current.Unit).LowBalanceThreshold]));
        var lot = (await FindAsync(grant, ct))!;
        target = Math.Min(target, lot.Amount);
        if (target != lot.Revoked)
        {
            await SetRevokedAsync(lot, target, note, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return Result.Success;
    }

    private async Task SetRevokedAsync(CreditLot lot, long target, string? note, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var owed = await OwedAsync(lot.Unit, ct);
        var kind = target > lot.Revoked ? CreditMovementKind.Revocation : CreditMovementKind.Restoration;
        var moves = target > lot.Revoked ? Revoke(lot, target - lot.Revoked) : Restore(lot, lot.Revoked - target, owed);
        await post.RunAsync(new(Guid.CreateVersion7(now), kind, lot.Unit, now, moves, Parent: lot.Id, Note: note), ct);
        db.Publish(new CreditsRevoked(new CreditGrantId(lot.Id), lot.Unit, target, lot.Revoked, await OwedAsync(lot.Unit, ct), now));
        await db.SaveChangesAsync(ct);
    }

    private static List<Move> Revoke(CreditLot lot, long amount)
    {
        var unused = Math.Min(amount, lot.Remaining);
        var expired = Math.Min(amount - unused, lot.Expired);
        return Moves(
            new(CreditSide.Available, CreditSide.Revoked, unused, lot.Id),
            new(CreditSide.Expired, CreditSide.Revoked, expired, lot.Id),
            new(CreditSide.Owed, CreditSide.Revoked, amount - unused - expired, lot.Id));
    }

    private static List<Move> Restore(CreditLot lot, long amount, long owed)
    {
        var forgiven = Math.Min(amount, owed);
        return Moves(
            new(CreditSide.Revoked, CreditSide.Owed, forgiven, lot.Id),
            new(CreditSide.Revoked, CreditSide.Available, amount - forgiven, lot.Id));
    }

    private static List<Move> Moves(params IEnumerable<Move> moves) => [.. moves.Where(move => move.Amount > 0)];

    private Task<CreditLot?> FindAsync(Guid grant, CancellationToken ct) =>
        db.Set<CreditLot>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == grant, ct);

    private Task<long> OwedAsync(string unit, CancellationToken ct) =>
        db.Set<CreditAccount>().Where(row => row.Unit == unit).Select(row => row.Owed).FirstAsync(ct);
}
