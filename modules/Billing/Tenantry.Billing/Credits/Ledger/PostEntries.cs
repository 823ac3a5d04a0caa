using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Represents a movement of credits from one side to another, with the grant that they belong to.</summary>
internal sealed record Move(CreditSide From, CreditSide To, long Amount, Guid? Lot);

/// <summary>
/// Writes an operation with the given entries, and updates the account and the grants by them, so that the balances always match the
/// entries. The caller's transaction holds the lock of the account.
/// </summary>
internal sealed class PostEntries(CreditSql sql, RepayDebt debt, ICurrentUser user)
{
    private const string Post = """
        with entry as (
            select line, taken_from, given_to, amount, lot_id
            from unnest($10::text[], $11::text[], $12::bigint[], $13::uuid[]) with ordinality as one(taken_from, given_to, amount, lot_id,
                line)),
        side as (
            select lot_id, given_to as side, amount from entry union all select lot_id, taken_from, -amount from entry),
        moved as (
            select coalesce(sum(amount) filter (where side = 'Available'), 0)::bigint as available,
                coalesce(sum(amount) filter (where side = 'Reserved'), 0)::bigint as reserved,
                -coalesce(sum(amount) filter (where side = 'Owed'), 0)::bigint as owed
            from side),
        account as (
            update billing.credit_account account set operations = operations + 1, available = account.available + moved.available,
                reserved = account.reserved + moved.reserved, owed = account.owed + moved.owed,
                is_low = account.available + moved.available < low_below,
                low_untold = low_untold or (not is_low and account.available + moved.available < low_below)
            from moved where account.tenant_id = $1 and account.unit = $2
            returning account.available, operations),
        operation as (
            insert into billing.credit_operation (tenant_id, id, unit, number, kind, amount, change, available_after, key, parent_id,
                note, actor, at)
            select $1, $4, $2, operations, $5, $14, moved.available, account.available, $6, $7::uuid, $8, $9, $3 from account, moved),
        written as (
            insert into billing.credit_entry (tenant_id, operation_id, line, taken_from, given_to, amount, lot_id)
            select $1, $4, line, taken_from, given_to, amount, lot_id from entry)
        update billing.credit_lot lot set remaining = lot.remaining + by_lot.remaining, is_open = lot.remaining + by_lot.remaining > 0,
            expired = lot.expired + by_lot.expired, revoked = lot.revoked + by_lot.revoked
        from (
            select lot_id, coalesce(sum(amount) filter (where side = 'Available'), 0)::bigint as remaining,
                coalesce(sum(amount) filter (where side = 'Expired'), 0)::bigint as expired,
                coalesce(sum(amount) filter (where side = 'Revoked'), 0)::bigint as revoked
            from side where lot_id is not null group by lot_id) by_lot
        where lot.tenant_id = $1 and lot.id = by_lot.lot_id
        """;

    public Task RunAsync(Posting posting, CancellationToken ct) => sql.RunAsync(
        ct,
        (Post,
        [
            posting.Unit, posting.At, posting.Id, posting.Kind.ToString(), posting.Key, posting.Parent, posting.Note, user.Actor,
            posting.Moves.Select(move => move.From.ToString()).ToArray(),
            posting.Moves.Select(move => move.To.ToString()).ToArray(),
            posting.Moves.Select(move => move.Amount).ToArray(),
            posting.Moves.Select(move => move.Lot).ToArray(),
            posting.Moves.Sum(move => move.Amount),
        ]),
        debt.ForUnit(posting.Unit));

    /// <summary>Represents an operation to write.</summary>
    internal sealed record Posting(
        Guid Id, CreditMovementKind Kind, string Unit, DateTimeOffset At, IReadOnlyList<Move> Moves, string? Key = null,
        Guid? Parent = null, string? Note = null);
}
