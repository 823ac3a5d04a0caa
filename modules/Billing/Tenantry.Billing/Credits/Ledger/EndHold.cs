using System.Data.Common;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>
/// Ends a hold: a part is spent, the rest returns to its grants. Committing, releasing and expiring a reservation all use this.
/// </summary>
internal sealed class EndHold(CreditSql sql, RepayDebt debt, ICurrentUser user, TimeProvider clock)
{
    private const string Lock = """
        select unit from billing.credit_account
        where tenant_id = $1 and unit = (select unit from billing.credit_hold where tenant_id = $1 and id = $2) for update
        """;

    // Credits that were reserved first are spent first; the line of an entry is its position in the order of use. The last select sees the
    // hold as it was before the update.
    private const string End = """
        with ended_hold as (
            update billing.credit_hold set status = $7
            where tenant_id = $1 and id = $2 and status = 'Open' and amount >= coalesce($5::bigint, amount) and ($7 <> 'Expired'
                or expires_at <= $3)
            returning unit, amount, coalesce($5::bigint, amount) as used),
        part as (
            select lot_id, line, least(amount, greatest(0, used - before)) as used, amount - least(amount, greatest(0,
                used - before)) as rest
            from (
                select entry.lot_id, entry.line, entry.amount, ended_hold.used,
                    (sum(entry.amount) over (order by entry.line))::bigint - entry.amount as before
                from billing.credit_entry entry, ended_hold where entry.tenant_id = $1 and entry.operation_id = $2) one),
        account as (
            update billing.credit_account account set operations = operations + 1,
                available = available + ended_hold.amount - ended_hold.used,
                reserved = reserved - ended_hold.amount, is_low = available + ended_hold.amount - ended_hold.used < low_below
            from ended_hold where account.tenant_id = $1 and account.unit = ended_hold.unit
            returning available, operations),
        operation as (
            insert into billing.credit_operation (tenant_id, id, unit, number, kind, amount, change, available_after, parent_id, actor, at)
            select $1, $4, ended_hold.unit, operations, $6, case when $6 = 'Commit' then ended_hold.used else ended_hold.amount end,
                ended_hold.amount - ended_hold.used, available,
                $2, $8, $3
            from ended_hold, account),
        entry as (
            insert into billing.credit_entry (tenant_id, operation_id, line, taken_from, given_to, amount, lot_id)
            select $1, $4, 2 * line - 1, 'Reserved', 'Spent', used, lot_id from part where used > 0
            union all select $1, $4, 2 * line, 'Reserved', 'Available', rest, lot_id from part where rest > 0),
        lot as (
            update billing.credit_lot lot set remaining = lot.remaining + part.rest, is_open = true
            from part where part.rest > 0 and lot.tenant_id = $1 and lot.id = part.lot_id)
        select hold.status, hold.unit, hold.amount, (select used from ended_hold),
            (select id from billing.credit_operation where tenant_id = $1 and parent_id = $2 and kind = 'Commit'),
            (select amount from billing.credit_operation where tenant_id = $1 and parent_id = $2 and kind = 'Commit')
        from billing.credit_hold hold where hold.tenant_id = $1 and hold.id = $2
        """;

    /// <summary>Ends the hold; returns <see langword="null"/> if the reservation does not exist.</summary>
    /// <param name="hold">The reservation.</param>
    /// <param name="used">The number of credits to spend; all if <see langword="null"/>.</param>
    /// <param name="kind">The kind of operation: commit, release or lapse.</param>
    /// <param name="ct">The cancellation token.</param>
    public Task<EndHoldResult?> RunAsync(Guid hold, long? used, CreditMovementKind kind, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var status = kind switch
        {
            CreditMovementKind.Commit => CreditReservationStatus.Committed,
            CreditMovementKind.Release => CreditReservationStatus.Released,
            _ => CreditReservationStatus.Expired,
        };
        return sql.RunAsync(
            reader => ReadAsync(reader, id, ct),
            ct,
            (Lock, [hold]),
            (End, [hold, now, id, used, kind.ToString(), status.ToString(), user.Actor]),
            debt.ForHold(hold));
    }

    private static async Task<EndHoldResult?> ReadAsync(DbDataReader reader, Guid id, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var done = await reader.IsDBNullAsync(3, ct) ? null : new CreditSpend(new CreditSpendId(id), reader.GetInt64(3));
        var existing = await reader.IsDBNullAsync(4, ct) ? null : new CreditSpend(new CreditSpendId(reader.GetGuid(4)), reader.GetInt64(5));
        return new EndHoldResult(done, Enum.Parse<CreditReservationStatus>(reader.GetString(0)), reader.GetString(1),
            reader.GetInt64(2), existing);
    }

    /// <summary>
    /// Represents the result: the spend if this call ended the hold; otherwise, the status before the call and the spend that was committed
    /// then.
    /// </summary>
    internal sealed record EndHoldResult(CreditSpend? Spend, CreditReservationStatus StatusBefore, string Unit, long Amount,
        CreditSpend? ExistingSpend);
}
